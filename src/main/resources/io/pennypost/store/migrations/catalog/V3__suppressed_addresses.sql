-- Addresses that get no mail. A document says which number the list of an account or tenant has. Message, feedback and
-- evidence are what led to an entry that was not put by hand. Times are epoch milliseconds.
create table suppressed (
  list bigint not null,
  address text${bytewise} not null,
  reason text not null,
  updated_at bigint not null,
  message_id text,
  feedback_id text,
  evidence text,
  primary key (list, address));

-- For listing by time; each reason apart, since one may be rare.
create index suppressed_time on suppressed (list, reason, updated_at, address);
