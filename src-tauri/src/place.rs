//! Where the window stands and how large it is: as it was left, as far as the screen has room.

use std::path::Path;
use tauri::plugin::TauriPlugin;
use tauri::{PhysicalPosition, PhysicalSize, WebviewWindow, Wry};
use tauri_plugin_window_state::{Builder, StateFlags};

/// The plugin that remembers the place, in our local folder: by itself it would write to a roaming one.
pub(crate) fn plugin(local: &Path) -> TauriPlugin<Wry> {
    // A folder that can't be made costs nobody more than their window's place.
    let _ = std::fs::create_dir_all(local);
    let flags = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    let file = local.join("window.json").to_string_lossy().into_owned();
    Builder::new().with_state_flags(flags).with_filename(file).build()
}

/// Makes a window fit that was left on a larger screen, or partly outside of one.
pub(crate) fn fit(window: &WebviewWindow) -> tauri::Result<()> {
    if window.is_maximized()? || window.is_fullscreen()? {
        return Ok(());
    }
    let Some(monitor) = window.current_monitor()?.or(window.primary_monitor()?) else { return Ok(()) };
    let area = monitor.work_area();
    let (inner, outer) = (window.inner_size()?, window.outer_size()?);
    let frame = (outer.width.saturating_sub(inner.width), outer.height.saturating_sub(inner.height));
    let (width, height) = within(inner, frame, area.size);
    if (width, height) != (inner.width, inner.height) {
        window.set_size(PhysicalSize::new(width, height))?;
    }
    let at = window.outer_position()?;
    let x = start(at.x, width + frame.0, area.position.x, area.size.width);
    let y = start(at.y, height + frame.1, area.position.y, area.size.height);
    if (x, y) != (at.x, at.y) {
        window.set_position(PhysicalPosition::new(x, y))?;
    }
    Ok(())
}

/// The size inside the frame with which all of the window has room in `area`.
fn within(inner: PhysicalSize<u32>, frame: (u32, u32), area: PhysicalSize<u32>) -> (u32, u32) {
    (inner.width.min(area.width.saturating_sub(frame.0)), inner.height.min(area.height.saturating_sub(frame.1)))
}

/// Where `length` has to begin to lie within the area, nearest to `at`.
fn start(at: i32, length: u32, begin: i32, room: u32) -> i32 {
    let last = begin.saturating_add_unsigned(room.saturating_sub(length));
    at.clamp(begin, last.max(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_from_a_larger_screen_is_made_to_fit() {
        let small = PhysicalSize::new(1024, 700);
        assert_eq!(within(PhysicalSize::new(1920, 1080), (2, 30), small), (1022, 670));
        assert_eq!(within(PhysicalSize::new(800, 600), (2, 30), small), (800, 600));
    }

    #[test]
    fn a_window_from_a_screen_that_is_gone_comes_back_into_sight() {
        assert_eq!(start(2000, 800, 0, 1024), 224);
        assert_eq!(start(-300, 800, 0, 1024), 0);
        assert_eq!(start(100, 800, 0, 1024), 100);
        assert_eq!(start(50, 1400, 0, 1024), 0);
    }
}
