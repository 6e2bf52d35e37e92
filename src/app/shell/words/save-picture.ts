/** The dialog that saves a picture of the flow graph. */
export const pictureWords = {
  title: 'Save picture',
  preview: 'The picture as it will be saved',
  drawing: 'Drawing the picture…',
  progressLabel: 'Drawing the picture',
  notShown: 'This picture is too large to be shown here; it can be saved.',
  part: 'Part',
  whole: 'Whole canvas',
  selection: (cards: number) => (cards === 0 ? 'Selection' : `Selection (${cards})`),
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark' },
  format: 'Format',
  formats: { svg: 'SVG', png: 'PNG' },
  scale: 'Scale',
  times: (scale: number) => `${scale}x`,
  keepFolded: 'Keep namespaces folded as they are on the canvas',
  save: { svg: 'Save SVG', png: 'Save PNG' },
  svgSays: 'SVG stays sharp at every size, and its text can be searched.',
  size: (pixels: string) => `${pixels}.`,
  tooLarge: (pixels: string, scale: number) =>
    `${pixels} are more than browsers can draw. It fits at ${scale}x, and SVG has no limit.`,
  lower: (scale: number) => `Use ${scale}x`,
} as const;
