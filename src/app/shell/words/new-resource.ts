/** The dialog that makes a resource of its kind's starter. */
export const newResourceWords = {
  title: 'New resource',
  kind: 'Kind',
  host: 'host',
  hostExample: 'api.example.com',
  name: 'name',
  namespace: 'namespace',
  file: 'file',
  newFile: (path: string) => `${path}, a new file`,
  add: (kind: string) => `Add ${kind}`,
} as const;
