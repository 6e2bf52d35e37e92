/** How the files of a design are called as they came in, inside of a sentence: all of them known, or as far as this page has seen them. */
export const openedNames = {
  opened: 'the files as they were opened',
  found: 'the design as this page found it',
} as const;

/** The same where they begin what is said. */
export const openedTitles = {
  opened: 'The files as they were opened',
  found: 'The design as this page found it',
} as const satisfies Readonly<Record<keyof typeof openedNames, string>>;
