-- What is to be done with a received mail, whose bytes stand in `body`; the message stays while a row names it.
create table reception (
  id ${bigid} primary key,
  message_id bigint not null,
  owner integer not null,
  next_at bigint not null,
  attempts integer not null,
  detail ${bytes} not null);
create index reception_due on reception (owner, next_at, id);
create index reception_message on reception (message_id);
