-- Times are epoch milliseconds. Ids are made by the application: 63 bits, ordered by time, stamped with the node.

-- A message while a delivery of it waits or the inbox keeps it.
create table message (
  id ${bigid} primary key,
  owner integer not null,
  account text not null,
  region text not null,
  expires_at bigint not null,
  body_size bigint not null,
  body_crc bigint not null,
  envelope ${bytes} not null);

-- Its bytes, in parts of 256 KiB.
create table body (
  message_id bigint not null,
  part integer not null,
  bytes ${bytes} not null,
  primary key (message_id, part));

-- Messages whose parts are coming in and that are not accepted yet; what stands here at start is thrown away.
create table staging (
  message_id ${bigid} primary key,
  owner integer not null);

-- Streams and domains; neither source addresses nor pools, which are found at the attempt.
create table queue (
  id ${bigid} primary key,
  stream text not null,
  domain text not null,
  unique (stream, domain));

-- One recipient that is not final. A held one has the last possible time.
create table delivery (
  id ${bigid} primary key,
  message_id bigint not null,
  owner integer not null,
  queue_id bigint not null,
  position integer not null,
  next_at bigint not null,
  attempts integer not null,
  recipient text not null,
  last_reply text);
create index delivery_due on delivery (owner, queue_id, next_at, id);
create index delivery_message on delivery (message_id);

-- Ledger entries committed with the change they tell of, until they are in the ledger.
create table outbox (
  node integer not null,
  seq bigint not null,
  entries ${bytes} not null,
  primary key (node, seq));

-- Captured messages for people to read; `search` is the lower-case text they are found by.
create table inbox (
  id ${bigid} primary key,
  entry ${bytes} not null,
  search text not null);

-- No id at or after the mark was ever committed by the node.
create table mark (
  node ${bigid} primary key,
  id bigint not null);
