import { fold } from "#domain/territory/fold.ts";

/*
 * Given names that are common here, folded (domain/territory/fold.ts), so that one spelling finds the Kazakh, the
 * Russian and the mistyped one. Source: the names that parents gave most often in the last decades, by ear; no person
 * stands behind it. What the list does not know, a person finds.
 */

/** Names that are no word of either language: covered in any case and anywhere. */
const sure = `
айбек айгерим айгуль айдар айдос айдын айжан айнагуль айнур айсулу айша акерке акмарал александр александра
алексей алибек алина алишер алмас алтынай альберт альбина альфия амангельды амина анара анастасия андрей анжела
антонина арайлым арслан артем артур аружан асель асемгуль асет аскар аскат асхат асылбек ахмет багдат бакытгуль
бакытжан балжан бауыржан бекболат бекжан бекзат берик берикбол бибигуль богдан болатбек ботагоз вадим валентина
валерий валерия варвара василий вероника виктор виктория виталий владимир владислав вячеслав галина галым
галымжан гаухар геннадий георгий григорий гульбану гульдана гульжан гульзат гульмира гульназ гульнар гульнара
гульсим гульшат дамир дамира данияр дархан дастан даурен денис диана дина динара динмухамед дмитрий досбол
досжан евгений евгения егор екатерина елена елизавета ерасыл ербол ербулат ержан еркебулан ерлан ермек ернар
ернур жазира жанат жанболат жангуль жандос жанибек жанна жансая жаныл жумабек жумагуль зарина зауре захар зухра
ибрагим игорь илья ильяс индира инна ирина искандер кайрулла камила карина кенжебек кирил кирилл константин
ксения куат куляш куралай лариса лаура леонид лидия людмила магжан мадина мадияр майра макар максим малика марат
маргарита марина мария марлен марьям матвей мейрамгуль меруерт михаил мурат мухамед мухтар надия назгуль назерке
назым нариман наталья наташа никита николай нурбек нурбол нургали нургуль нуржан нурия нурлан нурлыбек нурсултан
оксана олег олеся олжас ольга павел петр полина рабига равшан рауан раушан рашид ринат руслан рустам рустем
сабина сагынтай сайран салават самат самира сандугаш санжар сауле саян светлана севара семен сергазы сергей
серик серикбай серикжан снежана софия софья станислав степан талгат тамара тарас татьяна темирлан тимофей тимур
толеген улбосын улжан фарида фатима федор филипп халида хамит шамиль шарипа шолпан шынар шынгыс эдуард
эльвира эльдар эльмира эмиль эрик юлия юрий яков ярослав
`;

/** Names that are also words, or so short that an ending makes a word of them: only where a name is likely. */
const likely = `
турсын абай азамат азат айна айым али алия алма алмаз алтын анна аня арай арман асем асыл ася багила байрам бакыт батыр
бахыт баян болат борис бота вера галия гуля дана дания даня дарига дарья даулет диас дидар дос ева еркин есен
есим жан жанар женя жибек жулдыз зоя иван инкар ира ислам кайрат канат карлыгаш куаныш кунсулу лев лейла лилия
лиля любовь люда максат манас марал маржан махаббат маша медет мейрам мерей мира мирас миша молдир надежда назар
настя нина нур нурай оля рамазан рахат рахим рая римма рита роза роман сабыр салтанат самал сания сапар сара
саша света сезим слава султан сымбат таня темир толкын томирис тоня турар улан ултан улы умит умут урал уран
шара эля юля ян яна
`;

const foldAll = (names: string): Set<string> =>
	new Set(names.split(/\s+/).map(fold).filter(Boolean));

const sureNames = foldAll(sure);
const likelyNames = foldAll(likely);

/** Endings of cases in Russian and in Kazakh, as folding leaves them; the longest first. */
const endings = [
	...["лардын", "лердин", "лардан", "ларга", "лерге"],
	...[
		"нын",
		"нин",
		"дын",
		"дин",
		"тын",
		"тин",
		"дан",
		"ден",
		"тан",
		"тен",
		"нан",
		"нен",
		"мен",
		"бен",
		"пен",
		"лар",
	],
	...[
		"га",
		"ге",
		"ка",
		"ке",
		"на",
		"не",
		"ды",
		"ди",
		"ты",
		"ти",
		"ны",
		"ни",
		"да",
		"де",
		"та",
		"те",
	],
	...["ом", "ем", "ои", "еи", "ыч", "а", "я", "у", "ю", "е", "ы", "и"],
];

function* stemsOf(folded: string): Generator<string> {
	yield folded;
	for (const ending of endings) {
		if (!folded.endsWith(ending)) continue;
		const stem = folded.slice(0, -ending.length);
		if (stem.length < 3) continue;
		yield stem;
		// A Russian name loses its last vowel before an ending.
		if (ending.length <= 2) for (const vowel of ["а", "я", "и"]) yield stem + vowel;
	}
}

const isOf = (names: Set<string>, word: string, shortest: number): boolean => {
	const folded = fold(word);
	if (names.has(folded)) return true;
	for (const stem of stemsOf(folded)) if (stem.length >= shortest && names.has(stem)) return true;
	return false;
};

export const isSureName = (word: string): boolean => isOf(sureNames, word, 5);

export const isLikelyName = (word: string): boolean =>
	isOf(likelyNames, word, 3) || isOf(sureNames, word, 4);
