create table map_head (
    id blob primary key not null,
    title text not null,
    area text not null,
    marking text not null,
    release text not null,
    short_description text not null,
    long_description text not null
) strict, without rowid;

create table challenge (
    id blob primary key not null,
    map_order integer not null,
    name text not null,
    short_name text not null,
    description text not null,
    colour text not null
) strict, without rowid;

create table organisation (
    id blob primary key not null,
    map_order integer not null,
    name text not null,
    sector text not null
) strict, without rowid;

create table ground (
    id blob primary key not null,
    map_order integer not null,
    kind text not null,
    name text not null
) strict, without rowid;

create table initiative (
    id blob primary key not null,
    map_order integer not null,
    title text not null,
    summary text not null,
    status text not null,
    start_day text,
    end_day text,
    notes text not null,
    link text not null,
    bright_spot integer not null,
    x real,
    y real
) strict, without rowid;

create table contribution (
    initiative blob not null references initiative (id) deferrable initially deferred,
    challenge blob not null references challenge (id) deferrable initially deferred,
    strength integer not null,
    why text not null,
    contested integer not null,
    primary key (initiative, challenge)
) strict, without rowid;

create table involvement (
    initiative blob not null references initiative (id) deferrable initially deferred,
    organisation blob not null references organisation (id) deferrable initially deferred,
    role text not null,
    primary key (initiative, organisation)
) strict, without rowid;

create table initiative_ground (
    initiative blob not null references initiative (id) deferrable initially deferred,
    ground blob not null references ground (id) deferrable initially deferred,
    primary key (initiative, ground)
) strict, without rowid;

create table change (
    n integer primary key not null,
    id blob unique not null,
    at integer not null,
    who text not null,
    label text not null,
    kind text not null,
    of integer references change (n) deferrable initially deferred
) strict;

create table delta (
    change integer not null references change (n) deferrable initially deferred,
    nth integer not null,
    entity text not null,
    id blob not null,
    field text not null,
    towards blob,
    before text,
    after text,
    primary key (change, nth)
) strict, without rowid;

create table revision (
    nth integer primary key not null,
    id blob unique not null,
    at_change integer not null
) strict;

create table revision_parent (
    revision blob not null references revision (id) deferrable initially deferred,
    parent blob not null,
    primary key (revision, parent)
) strict, without rowid;

create table seal (
    content blob not null
) strict;
