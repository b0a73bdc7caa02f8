//! Initiatives and their ties to challenges, organisations and common ground, as rows of `initiative`,
//! `contribution`, `involvement` and `initiative_ground`.

use super::{Table, each, flag, id, one_of, order, run};
use crate::failure::FileError;
use crate::record::{self, Value};
use rusqlite::{Connection, Row, params};
use sweetspot_core::map::{
    ChallengeId, Contribution, GroundId, Initiative, InitiativeId, OrganisationId, Position, Role, Status, Strength,
    rules,
};
use uuid::Uuid;

impl Table for Initiative {
    fn read(connection: &Connection) -> Result<Vec<Initiative>, FileError> {
        let mut found = Vec::new();
        let sql =
            "select id, map_order, title, summary, status, start_day, end_day, notes, link, bright_spot, x, y, reference
                   from initiative order by id";
        each(connection, sql, [], |row| {
            found.push(initiative(row)?);
            Ok(())
        })?;
        let sql = "select initiative, challenge, strength, why, contested from contribution order by initiative";
        each_of(connection, sql, &mut found, |row, initiative| {
            initiative.contributions.insert(ChallengeId(id(row, 1)?), contribution(row)?);
            Ok(())
        })?;
        let sql = "select initiative, organisation, role from involvement order by initiative";
        each_of(connection, sql, &mut found, |row, initiative| {
            initiative.organisations.insert(OrganisationId(id(row, 1)?), one_of(row, 2, Role::read)?);
            Ok(())
        })?;
        let sql = "select initiative, ground from initiative_ground order by initiative";
        each_of(connection, sql, &mut found, |row, initiative| {
            initiative.grounds.insert(GroundId(id(row, 1)?));
            Ok(())
        })?;
        Ok(found)
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
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
                self.id.0.as_bytes(),
                self.order.cast_signed(),
                self.title,
                self.summary,
                self.status.words(),
                self.start.map(|day| day.to_string()),
                self.end.map(|day| day.to_string()),
                self.notes,
                self.link,
                self.bright_spot,
                self.position.map(|at| at.x),
                self.position.map(|at| at.y),
                self.reference,
            ],
        )
    }

    fn write_whole(&self, connection: &Connection) -> Result<(), FileError> {
        self.write(connection)?;
        for (challenge, contribution) in &self.contributions {
            write_contribution(connection, self.id, *challenge, contribution)?;
        }
        for (organisation, role) in &self.organisations {
            write_involvement(connection, self.id, *organisation, *role)?;
        }
        for ground in &self.grounds {
            write_ground(connection, self.id, *ground)?;
        }
        Ok(())
    }

    fn write_towards(&self, connection: &Connection, field: &str, of: Uuid) -> Result<(), FileError> {
        let id = self.id.0;
        match field {
            "strength" | "why" | "contested" => match self.contributions.get(&ChallengeId(of)) {
                Some(contribution) => write_contribution(connection, self.id, ChallengeId(of), contribution),
                None => {
                    let sql = "delete from contribution where initiative = ?1 and challenge = ?2";
                    run(connection, sql, [id.as_bytes(), of.as_bytes()])
                }
            },
            "role" => match self.organisations.get(&OrganisationId(of)) {
                Some(role) => write_involvement(connection, self.id, OrganisationId(of), *role),
                None => {
                    let sql = "delete from involvement where initiative = ?1 and organisation = ?2";
                    run(connection, sql, [id.as_bytes(), of.as_bytes()])
                }
            },
            "ground" if self.grounds.contains(&GroundId(of)) => write_ground(connection, self.id, GroundId(of)),
            "ground" => {
                let sql = "delete from initiative_ground where initiative = ?1 and ground = ?2";
                run(connection, sql, [id.as_bytes(), of.as_bytes()])
            }
            other => Err(FileError::damaged(format!("an initiative holds no {other}"))),
        }
    }

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from contribution where initiative = ?1", [id.as_bytes()])?;
        run(connection, "delete from involvement where initiative = ?1", [id.as_bytes()])?;
        run(connection, "delete from initiative_ground where initiative = ?1", [id.as_bytes()])?;
        run(connection, "delete from initiative where id = ?1", [id.as_bytes()])
    }

    fn salvaged(record: &[Value]) -> Option<Initiative> {
        use Value::{Blob, Integer, Null, Text};
        let [
            Blob(id),
            Integer(order),
            Text(title),
            Text(summary),
            Text(status),
            start @ (Null | Text(_)),
            end @ (Null | Text(_)),
            Text(notes),
            Text(link),
            Integer(bright),
            x,
            y,
            rest @ ..,
        ] = record
        else {
            return None;
        };
        Some(Initiative {
            summary: summary.clone(),
            status: Status::read(status)?,
            start: record::day(start).map(rules::day),
            end: record::day(end).map(rules::day),
            notes: notes.clone(),
            link: link.clone(),
            // Rows that were written before there were references end earlier.
            reference: match rest {
                [Text(reference)] => reference.clone(),
                _ => String::new(),
            },
            bright_spot: *bright == 1,
            position: record::real(x).zip(record::real(y)).and_then(|(x, y)| rules::place(Position { x, y })),
            ..Initiative::new(InitiativeId(record::id(id)?), record::order(*order)?, title.clone())
        })
    }
}

/// Hands every row of a query to `take`, with the initiative of its first column. Rows and initiatives come in the order
/// of the initiatives' ids.
fn each_of(
    connection: &Connection,
    sql: &str,
    initiatives: &mut [Initiative],
    mut take: impl FnMut(&Row<'_>, &mut Initiative) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let mut left = initiatives.iter_mut().peekable();
    each(connection, sql, [], |row| {
        let of = id(row, 0)?;
        while left.next_if(|initiative| initiative.id.0 < of).is_some() {}
        match left.peek_mut() {
            Some(initiative) if initiative.id.0 == of => take(row, initiative),
            Some(_) | None => Err(FileError::damaged("something belongs to no initiative")),
        }
    })
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

fn write_contribution(
    connection: &Connection,
    initiative: InitiativeId,
    challenge: ChallengeId,
    contribution: &Contribution,
) -> Result<(), FileError> {
    run(
        connection,
        "insert into contribution (initiative, challenge, strength, why, contested) values (?1, ?2, ?3, ?4, ?5)
         on conflict (initiative, challenge) do update set strength = ?3, why = ?4, contested = ?5",
        params![
            initiative.0.as_bytes(),
            challenge.0.as_bytes(),
            u8::from(contribution.strength),
            contribution.why,
            contribution.contested
        ],
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
