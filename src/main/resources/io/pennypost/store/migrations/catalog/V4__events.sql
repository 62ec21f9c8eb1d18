-- What topics published, until no subscription waits for it. Ids are made by the application, ordered by time.
create table notification (
  id ${bigid} primary key,
  content text not null);

-- A subscription that has not got one yet. Times are epoch milliseconds.
create table notification_delivery (
  id ${bigid} primary key,
  notification_id bigint not null,
  line text not null,
  due_at bigint not null,
  attempts integer not null);
create index notification_delivery_line on notification_delivery (line, due_at, id);
create index notification_delivery_notification on notification_delivery (notification_id);

-- What could not be delivered, for operators to see.
create table dead_letter (
  id ${bigid} primary key,
  at bigint not null,
  source text not null,
  reason text not null,
  content text not null);

-- How far each reader of events has come.
create table event_position (
  lane text primary key,
  seq bigint not null,
  entry bigint not null);
