import { expect, test } from "vitest";
import { readCookie } from "./cookies.ts";
import { acceptedLocale, chosenLocale, preferredLocale } from "./locale.ts";

test("a visitor is met in the language they chose, then their browser's, then Kazakh", () => {
	expect(preferredLocale("a=1; qadam_locale=en", "ru")).toBe("en");
	expect(preferredLocale("qadam_locale=tlh", "ru-KZ,ru;q=0.9,en;q=0.8")).toBe("ru");
	expect(preferredLocale(undefined, "de,fr;q=0.5")).toBe("kk");
	expect(preferredLocale(undefined, undefined)).toBe("kk");
});

test("weights decide, refusals and nonsense do not", () => {
	expect(acceptedLocale("en;q=0.2, ru;q=0.9, kk;q=0.1")).toBe("ru");
	expect(acceptedLocale("kk;q=0, en;q=0.1")).toBe("en");
	expect(acceptedLocale("ru;q=NaN,,;;=,*")).toBeNull();
});

const request = {
	origin: "https://qadam.kz",
	referer: "https://qadam.kz/kk/beats/1?x=2",
	purpose: undefined,
	pageLocale: "ru" as const,
	cookies: undefined,
};

test("going from a page in one language to a page in another is a choice", () => {
	expect(chosenLocale(request)).toBe("ru");
	expect(chosenLocale({ ...request, referer: "https://qadam.kz/kk" })).toBe("ru");
});

test("a link from elsewhere, a prefetch, the same language or a known choice is none", () => {
	expect(chosenLocale({ ...request, referer: "https://evil.example/kk" })).toBeNull();
	expect(chosenLocale({ ...request, referer: "https://qadam.kz.evil/kk" })).toBeNull();
	expect(chosenLocale({ ...request, referer: undefined })).toBeNull();
	expect(chosenLocale({ ...request, purpose: "prefetch" })).toBeNull();
	expect(chosenLocale({ ...request, referer: "https://qadam.kz/ru/beats" })).toBeNull();
	expect(chosenLocale({ ...request, referer: "https://qadam.kz/" })).toBeNull();
	expect(chosenLocale({ ...request, cookies: "qadam_locale=ru" })).toBeNull();
});

test("cookies are read by their whole name", () => {
	expect(readCookie("xqadam_view=1; qadam_view=2;c=", "qadam_view")).toBe("2");
	expect(readCookie("c=a=b", "c")).toBe("a=b");
	expect(readCookie(";;=;", "c")).toBeUndefined();
});
