-- The ledger of one UTC day (a file, or a partition).
create table entry (
  id ${bigid} primary key,
  at bigint not null,
  kind integer not null,
  type text not null,
  account text not null,
  region text not null,
  message text not null,
  recipient text,
  configuration_set text,
  recipients integer not null,
  json text not null);
create index entry_message on entry (message, id);
create index entry_recipient on entry (recipient, id) where recipient is not null;
create index entry_at on entry (at);

-- What happened in each minute since 1970; an empty configuration set is none.
create table rollup (
  account text not null,
  region text not null,
  type text not null,
  minute bigint not null,
  configuration_set text not null,
  entries bigint not null,
  recipients bigint not null,
  primary key (account, region, type, minute, configuration_set));

-- The last outbox row of a node that is in here, so that nothing is counted twice.
create table tail (
  node ${bigid} primary key,
  seq bigint not null);

-- Events in the order they were committed, which is the order in which they are told to others.
create table feed (
  seq bigint not null,
  entry bigint not null,
  primary key (seq, entry));
