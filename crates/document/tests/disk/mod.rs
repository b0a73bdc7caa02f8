//! A disk that may lose what was not synced, made of the calls of a program that was traced.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a trace that can't be read should stop the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How the program is traced; the file of the trace comes next. Whatever else could change a file is in the list too,
/// so that [`read`] can stop at a call that it does not know.
pub const TRACE: [&str; 10] = [
    "-f",
    "-qq",
    "-xx",
    "-s",
    "100000000",
    "-e",
    "trace=openat,open,creat,close,read,pread64,write,pwrite64,writev,pwritev,lseek,ftruncate,truncate,fallocate,\
     rename,renameat,renameat2,unlink,unlinkat,mkdir,rmdir,link,linkat,symlink,fsync,fdatasync,sync_file_range,\
     copy_file_range,sendfile,dup,dup2,fcntl",
    // Only how much was read matters.
    "-e",
    "raw=read,pread64,fcntl",
    "-o",
];

/// One call that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Makes the file there where there is none yet; cuts one that is there where it is to be cut.
    Open {
        path: PathBuf,
        cut: bool,
    },
    Write {
        path: PathBuf,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        path: PathBuf,
        length: usize,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove(PathBuf),
    Folder(PathBuf),
    /// Of a file or of a folder.
    Sync(PathBuf),
    /// What the program printed.
    Say(String),
}

/// The calls of a trace as lines of their own, in the order in which they ended. Where threads call at once, strace breaks
/// the lines in two.
fn whole(trace: &str) -> Vec<String> {
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    let mut lines = vec![];
    for line in trace.lines() {
        let (thread, line) = line.split_once(' ').unwrap();
        let line = line.trim_start();
        if line.starts_with("+++") || line.starts_with("---") {
            continue;
        }
        if let Some(beginning) = line.strip_suffix("<unfinished ...>") {
            let beginning = beginning.trim_end();
            if beginning.starts_with("close(") {
                // The number is free at once: another thread may be given it before this one is told.
                lines.push(format!("{beginning}) = 0"));
            } else {
                begun.insert(thread, beginning);
            }
        } else if let Some(end) = line.strip_prefix("<... ") {
            let (_, end) = end.split_once("resumed>").unwrap();
            lines.extend(begun.remove(thread).map(|beginning| format!("{beginning}{end}")));
        } else {
            lines.push(line.to_owned());
        }
    }
    lines
}

/// The calls of a trace, in order.
pub fn read(trace: &str) -> Vec<Call> {
    let mut open: BTreeMap<usize, (PathBuf, usize)> = BTreeMap::from([(1, (PathBuf::new(), 0))]);
    let mut calls = vec![];
    for line in whole(trace) {
        let (name, rest) = line.split_once('(').unwrap();
        let (arguments, answer) = rest.rsplit_once(" = ").unwrap();
        let answer = answer.split(' ').next().unwrap();
        // A call that failed changed nothing.
        if answer.starts_with('-') || answer == "?" {
            continue;
        }
        let answer = number(answer);
        let arguments: Vec<&str> = arguments.trim_end().trim_end_matches(')').split(", ").collect();
        match name {
            "openat" => {
                let path = path(arguments[1]);
                if arguments[2].contains("O_CREAT") || arguments[2].contains("O_TRUNC") {
                    calls.push(Call::Open { path: path.clone(), cut: arguments[2].contains("O_TRUNC") });
                }
                open.insert(answer, (path, 0));
            }
            "close" => drop(open.remove(&number(arguments[0]))),
            "read" => {
                if let Some((_, at)) = open.get_mut(&number(arguments[0])) {
                    *at += answer;
                }
            }
            "lseek" => open.get_mut(&number(arguments[0])).unwrap().1 = answer,
            "write" if arguments[0] == "0x1" || arguments[0] == "1" => {
                calls.push(Call::Say(String::from_utf8_lossy(&bytes(arguments[1])).into_owned()));
            }
            "write" => {
                if let Some((path, at)) = open.get_mut(&number(arguments[0])) {
                    let bytes = bytes(arguments[1])[..answer].to_vec();
                    calls.push(Call::Write { path: path.clone(), at: *at, bytes });
                    *at += answer;
                }
            }
            "pwrite64" => {
                let bytes = bytes(arguments[1])[..answer].to_vec();
                let path = open[&number(arguments[0])].0.clone();
                calls.push(Call::Write { path, at: number(arguments[3]), bytes });
            }
            "ftruncate" => {
                let path = open[&number(arguments[0])].0.clone();
                calls.push(Call::Cut { path, length: number(arguments[1]) });
            }
            "rename" => {
                let (from, to) = (path(arguments[0]), path(arguments[1]));
                for (held, _) in open.values_mut().filter(|(held, _)| *held == from) {
                    held.clone_from(&to);
                }
                calls.push(Call::Rename { from, to });
            }
            "unlink" => calls.push(Call::Remove(path(arguments[0]))),
            "mkdir" => calls.push(Call::Folder(path(arguments[0]))),
            "fsync" | "fdatasync" => calls.push(Call::Sync(open[&number(arguments[0])].0.clone())),
            "pread64" | "fcntl" => {}
            unknown => panic!("the disk does not know {unknown}: {line:.200}"),
        }
    }
    calls
}

fn number(text: &str) -> usize {
    match text.strip_prefix("0x") {
        Some(hex) => usize::from_str_radix(hex, 16).unwrap(),
        None => text.parse().unwrap_or_else(|_| panic!("no number: {text:.100}")),
    }
}

/// The bytes of `"\x2f\x74"`.
fn bytes(text: &str) -> Vec<u8> {
    let hex = text.trim_matches('"');
    hex.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

fn path(text: &str) -> PathBuf {
    PathBuf::from(String::from_utf8(bytes(text)).unwrap())
}

/// What a power cut leaves of all that was not synced.
#[derive(Clone, Copy, Debug)]
pub enum Luck {
    /// Nothing.
    None,
    /// Names, but not what is in the files: as file systems do that write what is in files late.
    Names,
    /// Some of it, by this seed: of each folder what was done up to a moment, of each file any writes, halves of them
    /// too.
    Some(u64),
}

/// A file on the disk: what is safe in it, and what was done since.
#[derive(Clone, Debug, Default)]
struct Inode {
    safe: Vec<u8>,
    since: Vec<Stroke>,
}

#[derive(Clone, Debug)]
enum Stroke {
    Write(usize, Vec<u8>),
    Cut(usize),
}

/// A change of names in a folder.
#[derive(Clone, Debug)]
enum Naming {
    Names(PathBuf, usize),
    Drops(PathBuf),
}

/// Which name stands for which inode.
type Names = BTreeMap<PathBuf, usize>;

/// A disk: what is safe on it, and what is so far only in the machine's memory.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    inodes: Vec<Inode>,
    /// As the program sees them.
    names: Names,
    /// As they are safe.
    safe: Names,
    since: Vec<Naming>,
    folders: Vec<PathBuf>,
}

impl Disk {
    /// The disk as it lies under `root`, all of it safe.
    pub fn of(root: &Path) -> Disk {
        let mut disk = Disk::default();
        disk.gather(root);
        disk.safe.clone_from(&disk.names);
        disk
    }

    fn gather(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.folders.push(path.clone());
                self.gather(&path);
            } else {
                self.names.insert(path.clone(), self.inodes.len());
                self.inodes.push(Inode { safe: fs::read(&path).unwrap(), since: vec![] });
            }
        }
    }

    /// Does what the program did.
    pub fn take(&mut self, call: &Call) {
        match call {
            Call::Open { path, cut } => match self.names.get(path) {
                Some(&held) if *cut => self.inodes[held].since.push(Stroke::Cut(0)),
                Some(_) => {}
                None => {
                    self.inodes.push(Inode::default());
                    self.name(path, self.inodes.len() - 1);
                }
            },
            Call::Write { path, at, bytes } => self.stroke(path, Stroke::Write(*at, bytes.clone())),
            Call::Cut { path, length } => self.stroke(path, Stroke::Cut(*length)),
            Call::Rename { from, to } => {
                let held = self.names.remove(from).unwrap();
                // One step on any disk: the new name and the loss of the old one are kept together below.
                self.names.insert(to.clone(), held);
                self.since.push(Naming::Drops(from.clone()));
                self.since.push(Naming::Names(to.clone(), held));
            }
            Call::Remove(path) => {
                self.names.remove(path);
                self.since.push(Naming::Drops(path.clone()));
            }
            Call::Folder(path) => self.folders.push(path.clone()),
            Call::Sync(path) => match self.names.get(path) {
                Some(&held) => {
                    let inode = &mut self.inodes[held];
                    for stroke in std::mem::take(&mut inode.since) {
                        inode.safe = struck(std::mem::take(&mut inode.safe), &stroke);
                    }
                }
                None => self.settle(path),
            },
            Call::Say(_) => {}
        }
    }

    fn name(&mut self, path: &Path, inode: usize) {
        self.names.insert(path.to_owned(), inode);
        self.since.push(Naming::Names(path.to_owned(), inode));
    }

    /// A file that is open but has no name any more can't be met again after a power cut.
    fn stroke(&mut self, path: &Path, stroke: Stroke) {
        if let Some(&held) = self.names.get(path) {
            self.inodes[held].since.push(stroke);
        }
    }

    /// Makes the names in a folder safe.
    fn settle(&mut self, folder: &Path) {
        let (now, later) = std::mem::take(&mut self.since).into_iter().partition(|naming| within(naming, folder));
        self.since = later;
        let all: Vec<Naming> = now;
        all.iter().for_each(|naming| rename(&mut self.safe, naming));
    }

    /// Puts the disk as the power cut left it under `root`, in place of all that is there.
    pub fn lay_out(&self, root: &Path, luck: Luck) {
        let mut dice = Dice(if let Luck::Some(seed) = luck { seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 } else { 1 });
        let mut names = self.safe.clone();
        let mut folders: Vec<&Path> = self.folders.iter().map(PathBuf::as_path).collect();
        folders.push(root);
        for folder in folders {
            let mut done: Vec<&Naming> = self.since.iter().filter(|naming| within(naming, folder)).collect();
            match luck {
                Luck::None => done.clear(),
                Luck::Names => {}
                Luck::Some(_) => {
                    done.truncate(dice.below(done.len() + 1));
                    // Not between the two halves of a rename.
                    let next = self.since.iter().filter(|naming| within(naming, folder)).nth(done.len());
                    if let (Some(Naming::Drops(_)), Some(Naming::Names(..))) = (done.last(), next) {
                        done.pop();
                    }
                }
            }
            done.into_iter().for_each(|naming| rename(&mut names, naming));
        }
        for entry in fs::read_dir(root).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
        self.folders.iter().for_each(|folder| fs::create_dir_all(folder).unwrap());
        for (path, inode) in names.iter().filter(|(path, _)| path.starts_with(root)) {
            let inode = &self.inodes[*inode];
            let mut held = inode.safe.clone();
            if let Luck::Some(_) = luck {
                for stroke in &inode.since {
                    held = match (dice.below(4), stroke) {
                        (0, _) => held,
                        (1, Stroke::Write(at, bytes)) => {
                            // A part of it, cut at a sector.
                            let part = (dice.below(bytes.len() + 1) / 512) * 512;
                            struck(held, &Stroke::Write(*at, bytes[..part].to_vec()))
                        }
                        _ => struck(held, stroke),
                    };
                }
            }
            fs::write(path, held).unwrap();
        }
    }
}

fn within(naming: &Naming, folder: &Path) -> bool {
    let (Naming::Names(path, _) | Naming::Drops(path)) = naming;
    path.parent() == Some(folder)
}

fn rename(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Names(path, inode) => drop(names.insert(path.clone(), *inode)),
        Naming::Drops(path) => drop(names.remove(path)),
    }
}

fn struck(mut held: Vec<u8>, stroke: &Stroke) -> Vec<u8> {
    match stroke {
        Stroke::Write(at, bytes) => {
            if held.len() < at + bytes.len() {
                held.resize(at + bytes.len(), 0);
            }
            held[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        Stroke::Cut(length) => held.resize(*length, 0),
    }
    held
}

/// Numbers that are the same for the same seed (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }
}
