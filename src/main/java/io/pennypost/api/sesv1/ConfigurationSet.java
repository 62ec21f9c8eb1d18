package io.pennypost.api.sesv1;

/// A configuration set by its name. AWS: shape `ConfigurationSet` of v1.
record ConfigurationSet(String name) {}
