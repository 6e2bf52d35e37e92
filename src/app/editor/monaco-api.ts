import type * as MonacoApi from 'monaco-editor/editor';

/** Monaco's own interface, as it is handed around once it is loaded. */
export type Monaco = typeof MonacoApi;
