//! An initiative's fields, with what it holds towards challenges, organisations and common ground.

use super::{Field, Fielded, Fields, Telling, Unreadable, number, read, unreadable};
use crate::map::rules;
use crate::map::{
    ChallengeId, Contribution, GroundId, Initiative, InitiativeId, OrganisationId, Position, Role, Status, Strength,
};
use chrono::NaiveDate;
use uuid::Uuid;

impl Fielded for Initiative {
    fn blank(id: Uuid) -> Initiative {
        Initiative::new(InitiativeId(id), 0, String::new())
    }

    fn fields(&self) -> Fields {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let position = self.position.map(|at| format!("{} {}", at.x, at.y)).unwrap_or_default();
        let mut telling = Telling::default()
            .text("order", &self.order.to_string())
            .text("title", &self.title)
            .text("summary", &self.summary)
            .text("status", self.status.words())
            .text("start", &day(self.start))
            .text("end", &day(self.end))
            .text("notes", &self.notes)
            .text("link", &self.link)
            .text("reference", &self.reference)
            .text("bright_spot", if self.bright_spot { "yes" } else { "" })
            .text("position", &position);
        for (challenge, held) in &self.contributions {
            telling.of("strength", challenge.0, u8::from(held.strength).to_string());
            if !held.why.is_empty() {
                telling.of("why", challenge.0, held.why.clone());
            }
            if held.contested {
                telling.of("contested", challenge.0, "yes".to_owned());
            }
        }
        for (organisation, role) in &self.organisations {
            telling.of("role", organisation.0, role.words().to_owned());
        }
        for ground in &self.grounds {
            telling.of("ground", ground.0, "yes".to_owned());
        }
        telling.0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        if let Some(of) = field.of {
            return self.set_towards(field, of, value);
        }
        let text = value.unwrap_or_default();
        let day = |text: &str| text.parse().ok().map(|day| Some(rules::day(day)));
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "title" => self.title = rules::line(text),
            "summary" => self.summary = rules::block(text),
            "status" => self.status = read(field, value, Status::Idea, Status::read)?,
            "start" => self.start = read(field, value, None, day)?,
            "end" => self.end = read(field, value, None, day)?,
            "notes" => self.notes = rules::block(text),
            "link" => self.link = rules::line(text),
            "reference" => self.reference = rules::line(text),
            "bright_spot" => self.bright_spot = value.is_some(),
            "position" => self.position = read(field, value, None, |text| position(text).map(Some))?,
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

impl Initiative {
    /// A contribution is told in up to three fields, which sort as contested, strength, why: any of them makes
    /// it, and the strength's going ends it.
    fn set_towards(&mut self, field: &Field, of: Uuid, value: Option<&str>) -> Result<(), Unreadable> {
        let challenge = ChallengeId(of);
        match (&*field.name, value) {
            ("strength", None) => {
                self.contributions.remove(&challenge);
            }
            ("strength", Some(text)) => {
                let strength = text.parse::<u8>().ok().and_then(|number| Strength::try_from(number).ok());
                self.contribution(challenge).strength = strength.ok_or_else(|| unreadable(field, value))?;
            }
            ("why" | "contested", None) if !self.contributions.contains_key(&challenge) => {}
            ("why", why) => self.contribution(challenge).why = rules::block(why.unwrap_or_default()),
            ("contested", contested) => self.contribution(challenge).contested = contested.is_some(),
            ("role", None) => {
                self.organisations.remove(&OrganisationId(of));
            }
            ("role", Some(role)) => {
                let role = Role::read(role).ok_or_else(|| unreadable(field, value))?;
                self.organisations.insert(OrganisationId(of), role);
            }
            ("ground", None) => {
                self.grounds.remove(&GroundId(of));
            }
            ("ground", Some(_)) => {
                self.grounds.insert(GroundId(of));
            }
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }

    fn contribution(&mut self, challenge: ChallengeId) -> &mut Contribution {
        self.contributions.entry(challenge).or_insert(Contribution {
            strength: Strength::Good,
            why: String::new(),
            contested: false,
        })
    }
}

fn position(text: &str) -> Option<Position> {
    let (x, y) = text.split_once(' ')?;
    rules::place(Position { x: x.parse().ok()?, y: y.parse().ok()? })
}
