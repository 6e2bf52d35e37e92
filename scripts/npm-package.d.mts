/** The description of the package, from that of the checkout. */
export function packageFields(source: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
/** Packs a built command line into `out`; answers the file's path. */
export function packCommandLine(from: {
  readonly cli: string;
  readonly licences: string;
  readonly out: string;
}): string;
/** The environment without what an npm that runs this very script has put there. */
export function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
