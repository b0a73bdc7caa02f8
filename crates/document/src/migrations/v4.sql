-- Which revision last set each field, also of things that are gone. The line of the field '' stands for all fields of a
-- thing that have no line of their own; the line of the entity '' for everything that has none.
create table last_set (
    entity text not null,
    id blob not null,
    field text not null,
    towards blob not null,
    revision blob not null,
    or_before integer not null,
    primary key (entity, id, field, towards)
) strict, without rowid;

-- What an older file tells of it: its history names the revision that first held a change. What a merge brought in was
-- set, at the latest, in the revision that was brought in.
create index revision_by_change on revision (at_change, nth);
create temp table set_at (change integer primary key not null, revision blob not null);
insert into temp.set_at
    select made.n, coalesce(
        case when made.source is not null then (
            select parent from revision_parent
            where revision_parent.revision = held.id and parent not in (select id from revision)
        ) end, held.id)
    from change made join revision held on held.nth =
        (select nth from revision where at_change >= made.n order by at_change, nth limit 1);
drop index revision_by_change;

create temp table made_at (entity text not null, id blob not null, change integer not null, primary key (entity, id));
insert into temp.made_at
    select entity, id, max(change) from delta
    where field = 'order' and towards is null and (before is null or after is null)
        and entity not in ('version', 'conflict') and change in (select change from temp.set_at)
    group by entity, id;
insert into last_set
    select entity, id, '', x'', revision, 0 from temp.made_at join temp.set_at using (change);
insert into last_set
    select said.entity, said.id, said.field, coalesce(said.towards, x''), set_at.revision, 0
    from (
        select entity, id, field, towards, max(change) as change from delta
        where entity not in ('version', 'conflict') and change in (select change from temp.set_at)
        group by entity, id, field, towards
    ) as said
    join temp.set_at on set_at.change = said.change
    left join temp.made_at on made_at.entity = said.entity and made_at.id = said.id
    where said.change > coalesce(made_at.change, 0);

-- What was there before the history begins was set in the state that it begins with, or before.
insert into last_set
    select entity, id, '', x'', (
        select coalesce(
            (select id from revision where at_change = 0 order by nth desc limit 1),
            (select id from revision order by nth limit 1))
    ), 1
    from (
        select 'map' as entity, id from map_head
        union all select 'challenge', id from challenge
        union all select 'organisation', id from organisation
        union all select 'ground', id from ground
        union all select 'initiative', id from initiative
        union all select 'link', id from link
        union all select 'pin', node from pin
        union all select 'view', id from named_view
        union all select 'dismissal', id from dismissal
    ) as held
    where exists (select 1 from revision)
        and not exists (
            select 1 from last_set
            where last_set.entity = held.entity and last_set.id = held.id and last_set.field = '' and towards = x'');
insert into last_set
    select '', zeroblob(16), '', x'', id, 1 from revision where at_change = 0 order by nth desc limit 1;
drop table temp.made_at;
drop table temp.set_at;
