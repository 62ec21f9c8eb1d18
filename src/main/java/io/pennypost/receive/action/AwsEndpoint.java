package io.pennypost.receive.action;

import io.pennypost.aws.secret.Secret;
import java.net.URI;

/// Where a service of AWS, or one that speaks like it, is, and who we are there.
public record AwsEndpoint(URI url, String accessKeyId, Secret secret) {}
