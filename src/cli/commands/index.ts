import { check } from './check';
import type { CliCommand } from './command';
import { diagram } from './diagram';
import { diff } from './diff';
import { exportCommand } from './export';
import { schema } from './schema';
import { set, unset } from './set';
import { test } from './test';
import { trace } from './trace';

/** Every command, in the order in which help lists them. */
export const commands: readonly CliCommand[] = [check, trace, test, set, unset, diagram, diff, exportCommand, schema];
