// What a licence expression allows, and which of its ways we take. Used by the test of what ships and by the notices.

/** Licences that ask nothing of those who use the program, the ones with the least to keep to first. */
const ALLOWED = [
  "MIT",
  "MIT-0",
  "0BSD",
  "ISC",
  "Zlib",
  "BSD-1-Clause",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BSL-1.0",
  "Unlicense",
  "CC0-1.0",
  "Unicode-3.0",
  "Unicode-DFS-2016",
  "Apache-2.0",
  "Apache-2.0 WITH LLVM-exception",
  "OFL-1.1",
  "MPL-2.0",
];

/**
 * The ways through an expression such as `(MIT OR Apache-2.0) AND Zlib` that we may take, the one that asks least first:
 * here MIT with Zlib, then Apache-2.0 with Zlib. None: every way holds a licence that is not allowed.
 */
export function ways(expression) {
  const words = expression.replaceAll("/", " OR ").replaceAll("(", " ( ").replaceAll(")", " ) ").trim().split(/\s+/);
  let at = 0;
  const either = () => {
    const found = both();
    while (words[at] === "OR") {
      at += 1;
      found.push(...both());
    }
    return found;
  };
  const both = () => {
    let found = one();
    while (words[at] === "AND") {
      at += 1;
      const others = one();
      found = found.flatMap((names) => others.map((more) => [...new Set([...names, ...more])]));
    }
    return found;
  };
  const one = () => {
    at += 1;
    if (words[at - 1] === "(") {
      const found = either();
      at += 1;
      return found;
    }
    let name = words[at - 1];
    if (words[at] === "WITH") {
      name = `${name} WITH ${words[at + 1]}`;
      at += 2;
    }
    return ALLOWED.includes(name) ? [[name]] : [];
  };
  const weight = (names) => Math.max(...names.map((name) => ALLOWED.indexOf(name)));
  return either().sort((one, other) => weight(one) - weight(other));
}

/** Words by which a licence's text is known, wherever its lines break. */
const KNOWN_BY = {
  MIT: /Permission is hereby granted, free of charge, to any person obtaining a copy/i,
  "MIT-0": /Permission is hereby granted, free of charge, to any person obtaining a copy/i,
  "0BSD": /Permission to use, copy, modify, and\/or distribute this software/i,
  ISC: /Permission to use, copy, modify, and(\/or)? distribute this software/i,
  Zlib: /This software is provided ['‘]as-is['’]/i,
  "BSD-1-Clause": /Redistribution and use in source and binary forms/i,
  "BSD-2-Clause": /Redistribution and use in source and binary forms/i,
  "BSD-3-Clause": /Redistribution and use in source and binary forms/i,
  "BSL-1.0": /Boost Software License/i,
  Unlicense: /This is free and unencumbered software/i,
  "CC0-1.0": /CC0 1\.0 Universal/i,
  "Unicode-3.0": /UNICODE LICENSE V3/i,
  "Unicode-DFS-2016": /UNICODE, INC\. LICENSE AGREEMENT/i,
  "Apache-2.0": /Apache License Version 2\.0/i,
  "Apache-2.0 WITH LLVM-exception": /LLVM Exceptions to the Apache 2\.0/i,
  "OFL-1.1": /SIL OPEN FONT LICENSE/i,
  "MPL-2.0": /Mozilla Public License,? Version 2\.0/i,
};

/** Whether this is the text of that licence. */
export function isTextOf(text, licence) {
  return KNOWN_BY[licence].test(text.replace(/\s+/g, " "));
}
