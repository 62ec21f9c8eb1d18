/// AWS Security Token Service, API version 2011-06-15: who am I. [StsApi] lists what is built.
///
/// Clients ask before anything else (Terraform, `aws sts get-caller-identity`), some by a presigned request. Knows no
/// wire format.
@NullMarked
package io.pennypost.api.sts;

import org.jspecify.annotations.NullMarked;
