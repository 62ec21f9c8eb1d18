/// Import jobs: files of addresses that are put on lists, or taken off, in the background.
///
/// [ImportJobs] holds the rules and runs the jobs. A file is read record by record ([RecordReader]); a [Target] knows
/// what a record of a list looks like; some hundred records are applied in each transaction, together with the
/// progress of the job ([ImportRun]), so that nobody who sends waits for an import. A job that was interrupted begins
/// again at the next start: to put or delete twice is the same as once.
///
/// Source: SES API v2, `CreateImportJob`; "Adding addresses in bulk" and "Importing contacts in bulk" of the SES
/// developer guide. Knows no wire format and no journey.
@NullMarked
package io.pennypost.ses.importjob;

import org.jspecify.annotations.NullMarked;
