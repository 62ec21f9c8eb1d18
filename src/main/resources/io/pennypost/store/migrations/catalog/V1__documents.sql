-- Small documents: identities, sets, templates, rules, keys. Names are ordered byte by byte on every engine.
create table document (
  account text not null,
  region text not null,
  kind text not null,
  name text${bytewise} not null,
  json text not null,
  version bigint not null,
  primary key (account, region, kind, name));

-- For background work over all accounts and regions.
create index document_kind on document (kind, account, region, name);
