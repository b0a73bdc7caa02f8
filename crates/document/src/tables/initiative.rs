//! Initiatives and what each holds towards challenges, organisations and common ground, as rows of `initiative`,
//! `contribution`, `involvement` and `initiative_ground`.

use super::{each, flag, id, one_of, order, run};
use crate::failure::FileError;
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;
use sweetspot_core::change::Field;
use sweetspot_core::map::{
    ChallengeId, Contribution, GroundId, Initiative, InitiativeId, Map, OrganisationId, Position, Role, Status,
    Strength, rules,
};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<Initiative>, FileError> {
    let mut found = Vec::new();
    let mut places = HashMap::new();
    let sql =
        "select id, map_order, title, summary, status, start_day, end_day, notes, link, bright_spot, x, y, reference
               from initiative";
    each(connection, sql, [], |row| {
        let initiative = initiative(row)?;
        places.insert(initiative.id.0, found.len());
        found.push(initiative);
        Ok(())
    })?;
    let mut of = |row: &Row<'_>, take: &mut dyn FnMut(&mut Initiative) -> Result<(), FileError>| {
        let place = places.get(&id(row, 0)?).ok_or_else(|| FileError::damaged("something belongs to no initiative"))?;
        take(&mut found[*place])
    };
    each(connection, "select initiative, challenge, strength, why, contested from contribution", [], |row| {
        of(row, &mut |held| {
            held.contributions.insert(ChallengeId(id(row, 1)?), contribution(row)?);
            Ok(())
        })
    })?;
    each(connection, "select initiative, organisation, role from involvement", [], |row| {
        of(row, &mut |held| {
            held.organisations.insert(OrganisationId(id(row, 1)?), one_of(row, 2, Role::read)?);
            Ok(())
        })
    })?;
    each(connection, "select initiative, ground from initiative_ground", [], |row| {
        of(row, &mut |held| {
            held.grounds.insert(GroundId(id(row, 1)?));
            Ok(())
        })
    })?;
    Ok(found)
}

fn no_place() -> FileError {
    FileError::damaged("a position is not two numbers")
}

fn initiative(row: &Row<'_>) -> Result<Initiative, FileError> {
    let position = match (row.get(10)?, row.get(11)?) {
        (None, None) => None,
        (Some(x), Some(y)) => Some(rules::place(Position { x, y }).ok_or_else(no_place)?),
        (_, _) => return Err(no_place()),
    };
    Ok(Initiative {
        status: one_of(row, 4, Status::read)?,
        start: day(row, 5)?.map(rules::day),
        end: day(row, 6)?.map(rules::day),
        summary: row.get(3)?,
        notes: row.get(7)?,
        link: row.get(8)?,
        reference: row.get(12)?,
        bright_spot: flag(row, 9)?,
        position,
        ..Initiative::new(InitiativeId(id(row, 0)?), order(row, 1)?, row.get(2)?)
    })
}

/// A day such as `2026-04-01`.
fn day<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> Result<Option<T>, FileError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| FileError::damaged(format!("\"{text}\" is not a day")))).transpose()
}

fn contribution(row: &Row<'_>) -> Result<Contribution, FileError> {
    let strength: u8 = row.get(2)?;
    Ok(Contribution {
        strength: Strength::try_from(strength).map_err(FileError::damaged)?,
        why: row.get(3)?,
        contested: flag(row, 4)?,
    })
}

/// Writes the initiative's own row.
pub(super) fn write(connection: &Connection, row: &Initiative) -> Result<(), FileError> {
    run(
        connection,
        "insert into initiative
             (id, map_order, title, summary, status, start_day, end_day, notes, link, bright_spot, x, y,
              reference)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         on conflict (id) do update set map_order = ?2, title = ?3, summary = ?4, status = ?5, start_day = ?6,
             end_day = ?7, notes = ?8, link = ?9, bright_spot = ?10, x = ?11, y = ?12,
             reference = ?13",
        params![
            row.id.0.as_bytes(),
            row.order.cast_signed(),
            row.title,
            row.summary,
            row.status.words(),
            row.start.map(|day| day.to_string()),
            row.end.map(|day| day.to_string()),
            row.notes,
            row.link,
            row.bright_spot,
            row.position.map(|at| at.x),
            row.position.map(|at| at.y),
            row.reference,
        ],
    )
}

/// Writes a new initiative with all that it holds.
pub(super) fn write_whole(connection: &Connection, row: &Initiative) -> Result<(), FileError> {
    write(connection, row)?;
    for (challenge, held) in &row.contributions {
        write_contribution(connection, row.id, *challenge, held)?;
    }
    for (organisation, role) in &row.organisations {
        write_involvement(connection, row.id, *organisation, *role)?;
    }
    for ground in &row.grounds {
        write_ground(connection, row.id, *ground)?;
    }
    Ok(())
}

/// Writes what the initiative holds towards the thing that `field` names, as it is in `after`.
pub(super) fn write_towards(connection: &Connection, after: &Map, id: Uuid, field: &Field) -> Result<(), FileError> {
    let (Some(row), Some(of)) = (after.initiatives.get(id), field.of) else { return Ok(()) };
    match &*field.name {
        "strength" | "why" | "contested" => match row.contributions.get(&ChallengeId(of)) {
            Some(held) => write_contribution(connection, row.id, ChallengeId(of), held),
            None => {
                let sql = "delete from contribution where initiative = ?1 and challenge = ?2";
                run(connection, sql, [id.as_bytes(), of.as_bytes()])
            }
        },
        "role" => match row.organisations.get(&OrganisationId(of)) {
            Some(role) => write_involvement(connection, row.id, OrganisationId(of), *role),
            None => {
                let sql = "delete from involvement where initiative = ?1 and organisation = ?2";
                run(connection, sql, [id.as_bytes(), of.as_bytes()])
            }
        },
        "ground" if row.grounds.contains(&GroundId(of)) => write_ground(connection, row.id, GroundId(of)),
        "ground" => {
            let sql = "delete from initiative_ground where initiative = ?1 and ground = ?2";
            run(connection, sql, [id.as_bytes(), of.as_bytes()])
        }
        other => Err(FileError::damaged(format!("an initiative holds no {other}"))),
    }
}

fn write_contribution(
    connection: &Connection,
    initiative: InitiativeId,
    challenge: ChallengeId,
    held: &Contribution,
) -> Result<(), FileError> {
    run(
        connection,
        "insert into contribution (initiative, challenge, strength, why, contested) values (?1, ?2, ?3, ?4, ?5)
         on conflict (initiative, challenge) do update set strength = ?3, why = ?4, contested = ?5",
        params![initiative.0.as_bytes(), challenge.0.as_bytes(), u8::from(held.strength), held.why, held.contested],
    )
}

fn write_involvement(
    connection: &Connection,
    initiative: InitiativeId,
    organisation: OrganisationId,
    role: Role,
) -> Result<(), FileError> {
    run(
        connection,
        "insert into involvement (initiative, organisation, role) values (?1, ?2, ?3)
         on conflict (initiative, organisation) do update set role = ?3",
        params![initiative.0.as_bytes(), organisation.0.as_bytes(), role.words()],
    )
}

fn write_ground(connection: &Connection, initiative: InitiativeId, ground: GroundId) -> Result<(), FileError> {
    run(
        connection,
        "insert into initiative_ground (initiative, ground) values (?1, ?2) on conflict do nothing",
        [initiative.0.as_bytes(), ground.0.as_bytes()],
    )
}

/// Removes an initiative and all that it holds.
pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
    run(connection, "delete from contribution where initiative = ?1", [id.as_bytes()])?;
    run(connection, "delete from involvement where initiative = ?1", [id.as_bytes()])?;
    run(connection, "delete from initiative_ground where initiative = ?1", [id.as_bytes()])?;
    run(connection, "delete from initiative where id = ?1", [id.as_bytes()])
}
