/**
 * How the files of a design are called as they came in, inside of a sentence: all of them known, as far as this page has seen them, or as they are called for whoever
 * gets them by a link.
 */
export const openedNames = {
  opened: 'the files as they were opened',
  found: 'the design as this page found it',
  sent: 'the files as their sender opened them',
  sentFound: 'the design as its sender’s page found it',
} as const;

/** The same where they begin what is said. */
export const openedTitles = {
  opened: 'The files as they were opened',
  found: 'The design as this page found it',
  sent: 'The files as their sender opened them',
  sentFound: 'The design as its sender’s page found it',
} as const satisfies Readonly<Record<keyof typeof openedNames, string>>;

/** How a state is called for whoever gets it by a link, inside of a sentence; what has a name of its own keeps it. */
export function sentName(name: string): string {
  if (name === openedNames.opened) return openedNames.sent;
  return name === openedNames.found ? openedNames.sentFound : name;
}

/** How a state is called where that begins what is said; the name of a file or version stays as it is. */
export function openedTitle(name: string): string {
  const keys = Object.keys(openedNames) as (keyof typeof openedNames)[];
  const known = keys.find((key) => openedNames[key] === name);
  return known ? openedTitles[known] : name;
}
