/** What a link has in the place of a password. */
export const passwordMark = 'password-left-out';

/** Whether what stands where a password would is none: the mark of a link, or what is filled in elsewhere. */
export function isStandIn(password: string): boolean {
  return password === passwordMark || placeholder.test(password);
}

/** As templates and documentation have it: `${PASSWORD}`, `$(PASSWORD)`, `$PASSWORD`, `{{ .password }}`, `***`, `(hidden)`. */
const placeholder = /^(?:\$\{[^}]*\}|\$\([^)]*\)|\$[A-Z_][A-Z0-9_]*|\{\{.*\}\}|\*+|\.{3}|…|\(hidden\))$/;
