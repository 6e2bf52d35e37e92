/** A command for a shell, and what it shows or does. */
export interface CommandLine {
  readonly says: string;
  readonly command: string;
}

/** Commands that belong together, in the order in which they are run. */
export interface CommandGroup {
  readonly title: string;
  /** What has to be known before; undefined when there is nothing. */
  readonly note?: string;
  readonly commands: readonly CommandLine[];
}

/** A text as a shell takes it for one word, whatever is in it: names in a design come from anybody. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Labels as kubectl takes them for `-l`. */
export function labelSelector(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** How kubectl finds the pods with some labels, all of the namespace for none. Finished ones are left out: nothing can be run in them. */
export function runningPods(namespace: string, labels: Readonly<Record<string, string>>): string {
  const selector = labelSelector(labels);
  const chosen = selector === '' ? '' : ` -l ${shellWord(selector)}`;
  return `kubectl get pod -n ${shellWord(namespace)}${chosen} --field-selector=status.phase=Running`;
}
