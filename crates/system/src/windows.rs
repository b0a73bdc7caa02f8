//! Windows. The only unsafe code of the whole workspace: calls of the system, each in a safe function of its own.

#![allow(unsafe_code, reason = "the standard library has no such calls")]

use std::borrow::Cow;
use std::ffi::{OsStr, c_void};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::windows::ffi::OsStrExt;
use std::os::windows::fs::{MetadataExt, OpenOptionsExt};
use std::os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle, RawHandle};
use std::path::Path;
use std::process::{Child, Command, ExitCode};
use std::ptr;
use windows_sys::Wdk::System::SystemServices::RtlGetVersion;
use windows_sys::Win32::Foundation::{ERROR_ACCESS_DENIED, ERROR_LOCK_VIOLATION, ERROR_SHARING_VIOLATION};
use windows_sys::Win32::Storage::FileSystem::{
    FILE_ATTRIBUTE_ARCHIVE, FILE_ATTRIBUTE_HIDDEN, FILE_ATTRIBUTE_NOT_CONTENT_INDEXED, FILE_ATTRIBUTE_SYSTEM,
    REPLACEFILE_IGNORE_ACL_ERRORS, REPLACEFILE_IGNORE_MERGE_ERRORS, ReplaceFileW,
};
use windows_sys::Win32::System::JobObjects::{
    AssignProcessToJobObject, CreateJobObjectW, JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE, JOB_OBJECT_LIMIT_PROCESS_MEMORY,
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JobObjectExtendedLimitInformation, SetInformationJobObject,
};
use windows_sys::Win32::System::SystemInformation::OSVERSIONINFOW;
use windows_sys::Win32::System::Threading::GetCurrentProcess;

/// What a program is told of a file that another has open without sharing it, or has just removed.
pub(crate) fn may_be_held(error: &io::Error) -> bool {
    let code = error.raw_os_error().and_then(|code| u32::try_from(code).ok());
    matches!(code, Some(ERROR_ACCESS_DENIED | ERROR_SHARING_VIOLATION | ERROR_LOCK_VIOLATION))
}

/// Not the attribute of being read only, which would keep the file itself from being written or removed again.
pub(crate) fn create_like(path: &Path, replaced: &Path) -> io::Result<File> {
    const KEPT: u32 =
        FILE_ATTRIBUTE_ARCHIVE | FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_NOT_CONTENT_INDEXED | FILE_ATTRIBUTE_SYSTEM;
    let attributes = fs::metadata(replaced).map_or(0, |replaced| replaced.file_attributes() & KEPT);
    OpenOptions::new().write(true).create_new(true).attributes(attributes).open(path)
}

/// A drive that can't hand permissions on, or one that stops between the two halves of it, still renames.
pub(crate) fn take_place(finished: &Path, target: &Path) -> io::Result<()> {
    if fs::symlink_metadata(target).is_err() {
        return fs::rename(finished, target);
    }
    match replace(finished, target) {
        Err(error) if !may_be_held(&error) => fs::rename(finished, target),
        done => done,
    }
}

fn replace(finished: &Path, target: &Path) -> io::Result<()> {
    const FLAGS: u32 = REPLACEFILE_IGNORE_ACL_ERRORS | REPLACEFILE_IGNORE_MERGE_ERRORS;
    let (finished, target) = (wide(finished)?, wide(target)?);
    // SAFETY: both paths end with a zero and outlive the call; the other pointers may be null.
    let done =
        unsafe { ReplaceFileW(target.as_ptr(), finished.as_ptr(), ptr::null(), FLAGS, ptr::null(), ptr::null()) };
    succeeded(done)
}

/// The path of a file that is there, as the system takes it also where it is longer than 260 letters.
fn wide(path: &Path) -> io::Result<Vec<u16>> {
    Ok(fs::canonicalize(path)?.as_os_str().encode_wide().chain([0]).collect())
}

pub(crate) fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}

pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).create(folder)
}

pub(crate) fn name_key(name: &OsStr) -> Cow<'_, [u8]> {
    Cow::Owned(name.to_string_lossy().to_lowercase().into_bytes())
}

/// The job lasts as long as this process, which can't leave it.
pub(crate) fn cap_memory(most: u64) -> io::Result<()> {
    let job = job(|limits| {
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
        limits.ProcessMemoryLimit = usize::try_from(most).unwrap_or(usize::MAX);
    })?;
    // SAFETY: the call takes nothing and answers a handle that needs no closing.
    let own = unsafe { GetCurrentProcess() };
    assign(&job, own)
}

/// The child's job, which ends it when the last handle of the job is closed, also by the end of this process.
pub(crate) struct Tie {
    _job: OwnedHandle,
}

pub(crate) fn tie(child: &Child) -> io::Result<Tie> {
    let job = job(|limits| limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE)?;
    assign(&job, child.as_raw_handle())?;
    Ok(Tie { _job: job })
}

/// A job of no process yet, with these limits.
fn job(limit: impl FnOnce(&mut JOBOBJECT_EXTENDED_LIMIT_INFORMATION)) -> io::Result<OwnedHandle> {
    const SIZE: usize = size_of::<JOBOBJECT_EXTENDED_LIMIT_INFORMATION>();
    // SAFETY: a job without a name and with the usual rights; where there is none, the handle is null.
    let made = unsafe { CreateJobObjectW(ptr::null(), ptr::null()) };
    if made.is_null() {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the handle is a job's that was just made, and nobody else closes it.
    let job = unsafe { OwnedHandle::from_raw_handle(made) };
    let mut limits = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default();
    limit(&mut limits);
    let told = (&raw const limits).cast::<c_void>();
    // SAFETY: `told` points to a value of the kind and the size that are said.
    let done =
        unsafe { SetInformationJobObject(job.as_raw_handle(), JobObjectExtendedLimitInformation, told, SIZE as u32) };
    succeeded(done).map(|()| job)
}

fn assign(job: &OwnedHandle, process: RawHandle) -> io::Result<()> {
    // SAFETY: both handles are open, and the call keeps neither.
    succeeded(unsafe { AssignProcessToJobObject(job.as_raw_handle(), process) })
}

/// The system's own way to say of a call that it failed.
fn succeeded(done: i32) -> io::Result<()> {
    if done == 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// By the number of its build, which tells which Windows it is: all since the tenth call themselves the tenth.
pub(crate) fn words() -> String {
    const SIZE: usize = size_of::<OSVERSIONINFOW>();
    let mut told = OSVERSIONINFOW { dwOSVersionInfoSize: SIZE as u32, ..OSVERSIONINFOW::default() };
    // SAFETY: `told` says its own size, and the call only fills it in.
    if unsafe { RtlGetVersion(&raw mut told) } != 0 {
        return "Windows".to_owned();
    }
    format!("Windows {}.{}.{}", told.dwMajorVersion, told.dwMinorVersion, told.dwBuildNumber)
}

pub(crate) fn go_on_as(program: &mut Command) -> ExitCode {
    if program.spawn().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
