-- Contacts of contact lists. A list is a document, which holds the number that its contacts have in `list`; a list made
-- anew has another one. `choices` has what was chosen, `|topic=i` (in) or `|topic=o` (out) for each topic and a bar at
-- the end, topics by their numbers. Times are epoch milliseconds.
create table contact (
  list bigint not null,
  address text${bytewise} not null,
  unsubscribed_all boolean not null,
  choices text not null,
  attributes text,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (list, address));

create index contact_unsubscribed on contact (list, address) where unsubscribed_all;
