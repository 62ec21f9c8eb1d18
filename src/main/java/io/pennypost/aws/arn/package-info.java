/// Names of AWS resources and the place they live in: ARNs, accounts and regions.
///
/// Source: "Amazon Resource Names (ARNs)" in the AWS General Reference. Knows no Pennypost.
@NullMarked
package io.pennypost.aws.arn;

import org.jspecify.annotations.NullMarked;
