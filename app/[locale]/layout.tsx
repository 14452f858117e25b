import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { viewAttributes } from "#app/view.ts";
import { currentView } from "#app/view-request.ts";
import { isLocale } from "#lib/i18n.ts";
import "../globals.css";

export const dynamic = "force-dynamic";

export default async function LocaleLayout(props: {
	children: ReactNode;
	params: Promise<{ locale: string }>;
}) {
	const { locale } = await props.params;
	if (!isLocale(locale)) notFound();
	return (
		<html lang={locale} {...viewAttributes(await currentView())}>
			<head>
				<link rel="icon" href="/icon.svg" type="image/svg+xml" />
				<meta name="theme-color" content="#07345e" />
			</head>
			<body>{props.children}</body>
		</html>
	);
}
