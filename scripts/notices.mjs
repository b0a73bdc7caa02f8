// `npm run notices`: writes THIRD-PARTY.txt anew, after a change of what ships.

import { writeFileSync } from "node:fs";
import path from "node:path";
import { notices } from "./package/notices.mjs";
import { packages, root } from "./steps.mjs";

packages();
writeFileSync(path.join(root, "THIRD-PARTY.txt"), notices());
