create table link (
    id blob primary key not null,
    map_order integer not null,
    starts blob not null references initiative (id) deferrable initially deferred,
    ends blob not null references initiative (id) deferrable initially deferred,
    kind text not null,
    note text not null
) strict, without rowid;

create table pin (
    node blob primary key not null,
    map_order integer not null,
    x real not null,
    y real not null
) strict, without rowid;

create table named_view (
    id blob primary key not null,
    map_order integer not null,
    name text not null,
    view text not null,
    words text not null,
    statuses text not null,
    sectors text not null,
    organisations text not null,
    grounds text not null,
    challenges text not null,
    without text not null,
    strength integer not null,
    bright_spots integer not null
) strict, without rowid;

create table dismissal (
    id blob primary key not null,
    map_order integer not null,
    organisations text not null,
    challenges text not null,
    reason text not null
) strict, without rowid;

create table version (
    id blob primary key not null,
    map_order integer not null,
    name text not null,
    change blob not null,
    at integer not null,
    who text not null
) strict, without rowid;

create table conflict (
    id blob primary key not null,
    map_order integer not null,
    entity text not null,
    concerns blob not null,
    field text not null,
    ours text,
    theirs text,
    our_who text not null,
    our_at integer not null,
    their_who text not null,
    their_at integer not null,
    source text not null
) strict, without rowid;

create table ancestry (
    revision blob not null,
    parent blob not null,
    primary key (revision, parent)
) strict, without rowid;

alter table change add column source text;
