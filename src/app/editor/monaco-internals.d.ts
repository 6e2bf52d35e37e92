/** The part of Monaco's inside that the page's one history needs; it ships without declarations. */
declare module 'monaco-editor/editor/browser/editorExtensions' {
  interface RoutedCommand {
    /** Implementations are asked from the highest priority down, until one answers true. */
    addImplementation(priority: number, name: string, run: () => boolean): { dispose(): void };
  }
  export const UndoCommand: RoutedCommand;
  export const RedoCommand: RoutedCommand;
}
