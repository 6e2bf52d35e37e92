import { goToText } from '../go-to-text';
import type { Command } from './command';
import { commandGroups, goTitles } from './words/titles';

/** Puts the focus into the text, at what is selected. */
export const goToTextCommand: Command = {
  id: 'go-to-text',
  title: goTitles.goToText,
  group: commandGroups.go,
  keys: ['F12'],
  canvasKeys: ['Y'],
  where: 'outside-editor',
  isEnabled: (state) => state.snapshot.files.length > 0,
  run: () => void goToText(),
};
