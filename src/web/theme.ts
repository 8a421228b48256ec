import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** A quiet ink green; dark enough for text on white (contrast above 7) from shade 7 on. */
const ink: MantineColorsTuple = [
  "#eef6f7",
  "#dcebed",
  "#b5d5da",
  "#8bbdc6",
  "#67a9b4",
  "#4f9ca9",
  "#2f7f8d",
  "#22636f",
  "#1f4b57",
  "#12363f",
];

/** Fonts of the system only: nothing is fetched, and all of them have Cyrillic with the Kazakh letters. */
export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 6 },
  colors: { ink },
  fontFamily:
    "'Inter', 'Segoe UI', 'Noto Sans', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif",
  headings: {
    fontFamily:
      "'Inter', 'Segoe UI', 'Noto Sans', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif",
    fontWeight: "650",
  },
  defaultRadius: "md",
  focusRing: "auto",
  respectReducedMotion: true,
});
