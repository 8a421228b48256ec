/** `natural` ships types for its root only; its root costs seconds and 160 MB, so we import the file itself. */
declare module "natural/lib/natural/stemmers/porter_stemmer_ru.js" {
  const stemmer: { stem(token: string): string };
  export default stemmer;
}

declare module "natural/lib/natural/stemmers/porter_stemmer.js" {
  const stemmer: { stem(token: string): string };
  export default stemmer;
}
