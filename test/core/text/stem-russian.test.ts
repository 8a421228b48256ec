import { expect, test } from "vitest";
import { stemRussian } from "../../../src/core/text/stem-russian.ts";

test.each([
  ["аким", "акима акиму акимом акиме акимы акимов"],
  ["акимат", "акимата акимату акиматом акимате акиматы"],
  ["активистка", "активистки активисток активисткам активистками"],
  ["усмотрено", "усмотрела усмотрели усмотрело"],
  ["полиция", "полиции полицию полицией"],
  ["полицейский", "полицейские полицейских полицейского ПОЛИЦЕЙСКИМИ"],
  ["Караганда", "Караганде Караганды Караганду"],
  ["карагандинский", "карагандинская карагандинской карагандинского"],
  ["ведомство", "ведомстве ведомства ведомством"],
  ["отец", "отца отцу отцом"],
  ["рынок", "рынка рынку"],
])("the forms of %s share one stem", (word, forms) => {
  const stems = forms.split(" ").map((form) => [form, stemRussian(form)]);
  expect(stems).toEqual(forms.split(" ").map((form) => [form, stemRussian(word)]));
});

test.each([
  ["аким", "акимат"],
  ["полиция", "поликлиника"],
  ["полицейский", "полиция"],
  ["прокурор", "прокуратура"],
])("%s and %s stay apart", (one, other) => {
  expect(stemRussian(one)).not.toBe(stemRussian(other));
});

test("ё counts as е", () => {
  expect(stemRussian("задержён")).toBe(stemRussian("задержен"));
});
