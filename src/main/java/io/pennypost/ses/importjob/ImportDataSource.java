package io.pennypost.ses.importjob;

/// Where records come from. AWS: shape `ImportDataSource`.
///
/// @param s3Url `s3://bucket/key`
public record ImportDataSource(String s3Url, DataFormat dataFormat) {
    private static final String SCHEME = "s3://";

    String bucket() {
        return s3Url.substring(SCHEME.length(), slash());
    }

    String key() {
        return s3Url.substring(slash() + 1);
    }

    private int slash() {
        return s3Url.indexOf('/', SCHEME.length());
    }
}
