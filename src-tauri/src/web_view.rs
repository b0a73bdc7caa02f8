//! How the web view is set up on Linux, where it is a library that is made for browsers. Where there is no graphics chip none is
//! imitated, which costs far more than painting plainly does (`docs/decisions/0033`). The other systems' web views are as they are.

#[cfg(target_os = "linux")]
mod linux {
    use gtk::prelude::GtkSettingsExt;
    use std::cell::Cell;
    use std::env;
    use std::fs::{OpenOptions, read_dir};
    use std::process::Command;
    use sweetspot_system::go_on_as;

    /// WebKit's own word for painting without a graphics chip, in the environment. It is read when the page's process begins: a
    /// view that is told so by its settings, which are reached only once its page is under way, loses that process.
    const PLAINLY: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
    /// Tauri's own word by which a driver is let in.
    const DRIVEN: &str = "TAURI_WEBVIEW_AUTOMATION";

    /// Where there is no graphics chip, has the program go on anew with that word in its environment, which nobody may write to
    /// while libraries have threads. To be called first of all. A driver's picture of a page that is painted plainly and does not
    /// change never comes, so one that wants the page so has to say it itself.
    pub(crate) fn set_up() {
        if [PLAINLY, DRIVEN].iter().any(|word| env::var_os(word).is_some()) || has_graphics() {
            return;
        }
        let Ok(program) = env::current_exe() else { return };
        // Comes back only where that failed; then the window is drawn all the same.
        let _ = go_on_as(Command::new(program).args(env::args_os().skip(1)).env(PLAINLY, "1"));
    }

    /// Whether the system lets programs draw with a graphics chip. A remote desktop and most virtual machines have none.
    fn has_graphics() -> bool {
        let Ok(devices) = read_dir("/dev/dri") else { return false };
        devices.flatten().any(|device| {
            device.file_name().to_string_lossy().starts_with("renderD")
                && OpenOptions::new().read(true).write(true).open(device.path()).is_ok()
        })
    }

    /// GTK's inverse theme of high contrast is dark without being called so. Said here, a page that follows the system is dark too.
    /// To be called once there is a screen.
    pub(crate) fn tell_dark_themes() {
        let Some(settings) = gtk::Settings::default() else { return };
        let said = Cell::new(false);
        let tell = move |settings: &gtk::Settings| {
            let named = env::var("GTK_THEME").ok().or_else(|| settings.gtk_theme_name().map(String::from));
            let inverse = named.is_some_and(|name| name.ends_with("Inverse"));
            if said.replace(inverse) != inverse {
                settings.set_gtk_application_prefer_dark_theme(inverse);
            }
        };
        tell(&settings);
        settings.connect_gtk_theme_name_notify(tell);
    }
}

#[cfg(target_os = "linux")]
pub(crate) use linux::{set_up, tell_dark_themes};
