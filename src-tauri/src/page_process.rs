//! The page is drawn by a process of its own, which can end by itself: the window would then stay there, empty and without a
//! word. The page is loaded again, which asks the program for the map as it is; one that ends again and again is given up, with
//! words.

use std::sync::Arc;
use sweetspot_app::App;
use tauri::WebviewWindow;

/// Follows the window's page from now on.
#[cfg(target_os = "linux")]
pub(crate) fn follow(window: &WebviewWindow, app: Arc<App>) {
    use crate::failed_start::{FailedStart, tell};
    use std::cell::Cell;
    use std::time::{Duration, Instant};
    use webkit2gtk::WebViewExt;
    /// A page that ends again within this time is not loaded a second time.
    const AGAIN: Duration = Duration::from_secs(60);
    let last = Cell::new(None::<Instant>);
    // Where the view can't be reached there is none to be followed.
    let _ = window.with_webview(move |view| {
        view.inner().connect_web_process_terminated(move |view, why| {
            log::error!("the page's process has ended: {why:?}");
            if last.replace(Some(Instant::now())).is_none_or(|at| at.elapsed() > AGAIN) {
                view.reload();
                return;
            }
            app.end();
            tell(&FailedStart::NoWindow { why: "what draws it ended twice".to_owned() });
            std::process::exit(1);
        });
    });
}

/// The other systems' web views start their processes again themselves.
#[cfg(not(target_os = "linux"))]
pub(crate) fn follow(_: &WebviewWindow, _: Arc<App>) {}
