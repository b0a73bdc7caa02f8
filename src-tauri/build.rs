//! Writes what the window is built from: its configuration, icon and permissions.

fn main() {
    tauri_build::build();
}
