import { StickyNote } from 'lucide-react';
import { KindGlyph } from '../widgets';
import type { Tool } from './canvas-state';
import { toolLook } from './tools';

/** The badge of a tool: that of the kind it makes. */
export function ToolGlyph({ tool, size }: { readonly tool: Tool; readonly size: number }): React.JSX.Element {
  if (tool === 'note') return <StickyNote size={size - 2} strokeWidth={1.75} aria-hidden="true" />;
  return <KindGlyph kind={toolLook(tool).kind} size={size} />;
}
