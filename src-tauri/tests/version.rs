//! The window's program says which version it is, also where there is no screen to open a window on.

use std::process::Command;

#[test]
fn the_program_says_its_version_without_a_screen() {
    let told = Command::new(env!("CARGO_BIN_EXE_sweetspot"))
        .arg("--version")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert!(told.status.success());
    assert_eq!(String::from_utf8(told.stdout).unwrap(), format!("sweetspot {}\n", env!("CARGO_PKG_VERSION")));
}
