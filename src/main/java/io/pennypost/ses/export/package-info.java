/// Jobs that write metrics or messages into a file, in the background, for their owner to fetch.
///
/// [ExportJobs] knows the jobs, [ExportWorker] carries them out, one at a time, and goes on after a restart with what
/// was not finished. Files lie where buckets lie, and are fetched by links that expire ([ExportLinks]).
///
/// Source: SES API v2, `CreateExportJob` and its neighbors; the columns are named as the members of the API, since
/// AWS does not publish its own. Knows no wire format and no HTTP.
@NullMarked
package io.pennypost.ses.export;

import org.jspecify.annotations.NullMarked;
