//! The TypeScript types of the wire are those of the Rust types. `UPDATE=1` writes them anew.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use sweetspot_app::wire::Commands;
use ts_rs::{Config, TS, TypeVisitor};

struct Gathering<'a> {
    config: &'a Config,
    types: BTreeMap<String, String>,
}

impl TypeVisitor for Gathering<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let named = T::output_path().is_some();
        if named {
            let name = T::ident(self.config);
            if self.types.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.types.insert(name, format!("{docs}export {}\n", T::decl(self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[test]
fn the_typescript_types_are_up_to_date() {
    let config = Config::default();
    let mut gathering = Gathering { config: &config, types: BTreeMap::new() };
    gathering.visit::<Commands>();
    // Named only inside a record, where the generator does not look.
    gathering.visit::<sweetspot_core::map::Contribution>();
    assert!(gathering.types.len() > 40, "the types were found");
    let head = "// Generated from the Rust types of the wire; never edited by hand.\n".to_owned();
    let text = gathering.types.into_values().fold(head, |text, declared| text + "\n" + &declared);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/wire/types.ts");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert!(written == text, "ui/src/wire/types.ts is stale: run UPDATE=1 cargo test -p sweetspot-app --test bindings");
}
