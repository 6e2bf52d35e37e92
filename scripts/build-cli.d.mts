/** Bundles the command line into one file that can be run. */
export function buildCommandLine(outfile: string): Promise<void>;
