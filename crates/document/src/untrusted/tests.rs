//! A stranger can compute the seal too: then only the reading of each row as what it should be stands in the way.

use super::*;
use crate::tables::revision;
use crate::{Document, Folders, Incoming};
use sweetspot_core::map::rules;
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::{Change, Edit, Map, Stamp};
use tempfile::TempDir;
use uuid::Uuid;

pub(super) fn stamp() -> Stamp {
    Stamp { at: 0, who: String::new(), change: Uuid::new_v4() }
}

/// A closed map in a room of its own, changed and sealed anew.
pub(super) fn resealed(sql: &str) -> (TempDir, Folders, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folders = Folders { local: dir.path().join("local") };
    let path = dir.path().join("map.sweetspot");
    let map = synthetic(20, 3);
    let change = Change::making(&map, "New map".to_owned(), &stamp());
    Document::create(&folders, &path, &map, &change).unwrap().close().unwrap();
    fs::remove_dir_all(&folders.local).unwrap();
    reseal(&path, sql).unwrap();
    (dir, folders, path)
}

/// Changes a file and puts a seal on it that fits.
pub(super) fn reseal(path: &Path, sql: &str) -> rusqlite::Result<()> {
    let connection = Connection::open(path)?;
    connection.execute_batch("pragma foreign_keys = off")?;
    connection.execute_batch(sql)?;
    revision::write_seal(&connection, &digest::of_content(&connection).unwrap()).unwrap();
    connection.execute_batch("vacuum")
}

#[test]
fn a_resealed_file_as_such_is_let_in() {
    let (_dir, folders, path) = resealed("update map_head set title = 'Theirs'");
    assert_eq!(Document::open(&folders, &path).unwrap().map().head.title, "Theirs");
}

#[test]
fn rows_that_mean_nothing_are_refused() {
    for sql in [
        "update initiative set status = 'gone'",
        "update initiative set map_order = -1",
        "update initiative set map_order = 9007199254740993",
        "update contribution set strength = 9",
        "update contribution set contested = 7",
        "update involvement set role = ''",
        "update initiative set x = 1.0, y = null",
        "update initiative set x = 9e999, y = 0.0",
        "update initiative set start_day = '31 June'",
        "update initiative set bright_spot = 2",
        "update organisation set sector = 'circus'",
        "insert into ground values (x'00', 1, 'place', 'Nowhere')",
        "update change set kind = 'drop table'",
        "update delta set entity = 'spell'",
        "update challenge set colour = 'red\" onload=\"alert(1)'",
        "delete from contribution; delete from challenge where map_order > 1",
        "insert into challenge select randomblob(16), 9, 'More', '', '', '#000000' from delta limit 7",
        "update change set n = n + 1; delete from map_head",
        "delete from revision_parent; delete from revision",
        "with recursive n(i) as (select 1 union all select i + 1 from n limit 200001)
         insert into ground select randomblob(16), i, 'place', 'Ely ' || i from n",
    ] {
        let (_dir, folders, path) = resealed(sql);
        let error = Document::open(&folders, &path).unwrap_err();
        assert_eq!(error.code(), "damaged", "{sql}: {error}");
        assert!(!crate::check(&folders, &path).unwrap().is_empty(), "{sql}");
    }
}

#[test]
fn text_that_could_mislead_is_cleaned() {
    let (_dir, folders, path) =
        resealed("update initiative set title = 'Warm' || char(8238) || char(10) || 'homes' where map_order = 1");
    let document = Document::open(&folders, &path).unwrap();
    assert!(document.map().initiatives.iter().any(|row| row.title == "Warm homes"));
}

#[test]
fn a_history_that_leads_back_to_nonsense_is_not_followed() {
    let (_dir, folders, path) = resealed(
        "insert into change (n, id, at, who, label, kind, of) values (2, randomblob(16), 0, '', 'Trap', 'edit', null);
         insert into delta select 2, map_order, 'challenge', id, 'order', null, null, '1' from challenge;",
    );
    let mut document = Document::open(&folders, &path).unwrap();
    let before = document.map().clone();
    assert_eq!(document.undo(&stamp()).unwrap_err().code(), "damaged");
    assert_eq!(*document.map(), before);
}

#[test]
fn a_far_mark_opens_where_it_can_be_seen_and_spoils_no_other_map() {
    let far = "update initiative set x = 10, y = 1e19 where map_order in (select map_order from initiative limit 3);
               update initiative set x = -1e300, y = -1e300 where map_order = (select max(map_order) from initiative);
               insert into pin select id, 1, 1e300, -7 from initiative limit 1;";
    let (_dir, folders, path) = resealed(far);
    let document = Document::open(&folders, &path).unwrap();
    let within = |map: &Map| {
        let places = map.initiatives.iter().filter_map(|row| row.position);
        places.into_iter().all(|at| (0.0..=1500.0).contains(&at.x) && (0.0..=1000.0).contains(&at.y))
            && map.pins.iter().all(|pin| rules::pin([pin.x, pin.y]) == Some([pin.x, pin.y]))
    };
    assert!(within(document.map()) && document.map().pins.len() == 1);
    document.close().unwrap();
    // The same from a partner who has the same map: previewed and merged, and one's own map opens afterwards.
    let (dir, ours, own) = resealed("update initiative set x = 300 + 40 * map_order, y = 400");
    let path = dir.path().join("theirs.sweetspot");
    fs::copy(&own, &path).unwrap();
    reseal(
        &path,
        &format!(
            "{far} update revision set id = randomblob(16) where nth > 1;
        insert into revision values (99, randomblob(16), 1); insert into revision_parent
        select new.id, old.id from revision as new, revision as old where new.nth = 99 and old.nth < 99;
        insert into last_set select 'initiative', initiative.id, 'position', x'', revision.id, 0
        from initiative, revision where nth = 99;"
        ),
    )
    .unwrap();
    let mut document = Document::open(&ours, &own).unwrap();
    let incoming = Incoming::read(&ours, &path).unwrap();
    let preview = document.preview_merge(&incoming, &Default::default()).unwrap();
    assert!(preview.changes > 0, "{preview:?}");
    assert!(
        preview.sentences.iter().any(|sentence| sentence.starts_with("Marks that lie elsewhere: ")),
        "{:?}",
        preview.sentences
    );
    document.merge(&incoming, &Default::default(), &stamp()).unwrap();
    document.close().unwrap();
    let mut document = Document::open(&ours, &own).unwrap();
    assert!(within(document.map()));
    document.undo(&stamp()).unwrap();
    assert!(within(document.map()));
}

#[test]
fn a_working_copy_that_already_holds_a_far_mark_opens() {
    let (_dir, folders, path) = resealed("update initiative set summary = 'one' where map_order = 1");
    Document::open(&folders, &path).unwrap().close().unwrap();
    let work = fs::read_dir(folders.local.join("work")).unwrap().flatten().map(|entry| entry.path());
    let working_copy =
        work.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "sweetspot")).unwrap();
    let connection = Connection::open(working_copy).unwrap();
    connection.execute("update initiative set x = 1e19, y = -1e19 where map_order = 2", []).unwrap();
    connection.close().unwrap();
    let document = Document::open(&folders, &path).unwrap();
    let far = document.map().initiatives.iter().filter_map(|row| row.position).find(|at| at.x == 1500.0);
    assert_eq!(far.map(|at| at.y), Some(0.0));
}

#[test]
fn numbers_at_their_ends_leave_a_map_that_opens_again() {
    // The last places in an order: one more initiative, and a copy without common history, must not go beyond them.
    let (_dir, folders, path) = resealed("update initiative set map_order = 9007199254740991 - map_order;");
    let mut document = Document::open(&folders, &path).unwrap();
    let add = |title: &str| Edit::AddInitiative { title: title.to_owned(), challenges: vec![], at: None };
    document.edit(&add("One more"), &stamp()).unwrap();
    document.close().unwrap();
    let (_other, theirs, stranger) = resealed(
        "update map_head set id = randomblob(16);
        delete from revision_parent; update revision set id = randomblob(16); update initiative set id = randomblob(16);
        delete from contribution; delete from involvement; delete from initiative_ground;
        update initiative set title = 'Theirs ' || map_order, map_order = 9007199254740991 - map_order;",
    );
    let mut document = Document::open(&folders, &path).unwrap();
    let incoming = Incoming::read(&theirs, &stranger).unwrap();
    document.merge(&incoming, &Default::default(), &stamp()).unwrap();
    document.close().unwrap();
    let document = Document::open(&folders, &path).unwrap();
    assert!(document.map().initiatives.iter().any(|row| row.title.starts_with("Theirs")));
    for sql in [
        "update change set n = 9223372036854775807; update delta set change = 9223372036854775807",
        "update revision set at_change = -9223372036854775808",
        "update revision set at_change = 9223372036854775807",
    ] {
        let (_dir, folders, path) = resealed(sql);
        assert_eq!(Document::open(&folders, &path).unwrap_err().code(), "damaged", "{sql}");
    }
}

#[test]
fn what_a_stranger_wrote_into_the_history_is_cleaned_too() {
    let (_dir, folders, path) = resealed(
        "insert into change (n, id, at, who, label, kind, of)
             values (2, randomblob(16), 9223372036854775807, 'Ben' || char(8238), 'Trap' || char(10), 'edit', null);
         insert into delta select 2, 1, 'initiative', id, 'title', null, 'Warm' || char(8238) || ' homes', title
             from initiative where map_order = 1;
         insert into delta select 2, 2, 'initiative', id, 'position', null, '1e300 -1e300', '5 5'
             from initiative where map_order = 1;",
    );
    let mut document = Document::open(&folders, &path).unwrap();
    let newest = document.history(1).unwrap().remove(0);
    assert_eq!((newest.who.as_str(), newest.label.as_str(), newest.at), ("Ben", "Trap", rules::FARTHEST_TIME));
    document.undo(&stamp()).unwrap();
    let row = document.map().initiatives.iter().find(|row| row.order == 1).unwrap();
    assert_eq!(row.title, "Warm homes");
    assert_eq!(row.position.map(|at| (at.x, at.y)), Some((1500.0, 0.0)));
}

#[test]
fn whose_copy_was_in_conflict_is_erased_with_the_name() {
    let (dir, folders, path) = resealed("update map_head set area = 'Fenmoor'");
    let mut document = Document::open(&folders, &path).unwrap();
    let theirs = dir.path().join("theirs.sweetspot");
    document.save_copy(&theirs, true).unwrap();
    let named = |title: &str| {
        let fields = sweetspot_core::edit::InitiativeFields { title: Some(title.to_owned()), ..Default::default() };
        Edit::ChangeInitiatives { initiatives: vec![document.map().initiatives.at(0).id], fields }
    };
    let (ours_says, theirs_says) = (named("Ours"), named("Theirs"));
    let mut partner = Document::open(&Folders { local: dir.path().join("partner") }, &theirs).unwrap();
    partner.edit(&theirs_says, &Stamp { who: "Benedict Quill".to_owned(), ..stamp() }).unwrap();
    partner.close().unwrap();
    document.edit(&ours_says, &stamp()).unwrap();
    let incoming = Incoming::read(&folders, &theirs).unwrap();
    document.merge(&incoming, &Default::default(), &stamp()).unwrap();
    assert_eq!(document.map().conflicts.at(0).from, "Benedict Quill");
    document.erase_name("Benedict Quill").unwrap();
    document.close().unwrap();
    let holds = |bytes: &[u8]| bytes.windows(8).any(|word| word == b"Benedict");
    assert!(!holds(&fs::read(&path).unwrap()), "the file still names them");
}
