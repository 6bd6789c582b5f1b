package locale

// Words are the words and sentences of pages, grouped by where they stand.
// Named places in braces are filled by the caller with texts of the same language.
type Words struct {
	Continuous string // a deadline that never comes

	// Navigation.
	Home, Plans, Reports, Units, Commitments, News, Data, Quality string
	Method, Corrections, Search, Sitemap                          string

	// Kinds of sets, in one line where the words first matter.
	TargetIs, TaskIs, CriterionIs string

	// Bands of the pace, and the caveat that always stands beside one.
	Finished, PastDue, OnTrack, Behind, FarBehind, NotAssessed string

	// What the rest of a figure is; {n}, {noun}.
	NotDone, NotStated string

	// The frame of every page; {who}, {name}, {date}, {tool}.
	SkipToContent, MainMenu, YouAreHere, AboutThisSite               string
	NotOfficial, NotOfficialMany                                     string // {source}
	FiguresAsPublished, PublishedBy, LicenceOf, ValidUntil, MadeWith string

	// What a figure says. Claim and its kin: {done}, {total}, {noun}, {did}; Did: {status}; MeetAll: {n}, {noun}.
	Claim, ClaimAll, ClaimShort, Did, MeetAll, PartsOf               string
	PartsOnly, Named, InPhase, NotStatedShort, NoFigureYet, ItemNoun string
	About, AtLeast, And, Rank, RankOf, DateAssumed                   string
	Corrected, ReportOf, CorrectionOf                                string

	// The pace, always with its working and its caveat.
	PaceWorking, PaceSentence, PaceNot, Caveat, CaveatYear, StartAssumed string
	WhyNoDates, WhyNoTotal, WhyTooSilent, WhyNotStarted, WhyAllOngoing   string
	WhyOnlyInPeriod                                                      string

	// The receipt of a figure; names of its rows, then their texts.
	Receipt, ReportError, AsFigure, AsPrinted, AsOf, Phase                  string
	Counts, OfWhich, Rest, Share, RankIs, ConfirmedBy                       string
	Kind, Pace, Note, Source, Report, Correction                            string
	Check, AsOfStated, AsOfPublication, AsOfGuess, DerivedAs, PercentStated string
	RankNoBase, Cumulative, InPeriod, Accessed, ReplacedBy, ReplacesFigure  string

	// Charts and tables.
	Status, Number, Total, TableOfFigures, NameUntil, CountOf          string
	PaceTime, LeftNotDone, LeftNotStated, Derived, Ranked, ConfirmedIs string
	UnitNoun, Group, TileFull, TileNear, TileFar, TileNone             string
	AllAgree, TileIs, ListOf                                           string

	// The front page.
	OutOf, DueIn, DueBy, HasDone, HasDoneAt, ShareOf                          string
	SoFar, WholePlan, FiguresUntil, NoPlans, WholePlanPage, DueTitle          string
	DueSub, DueOfPlans, DueNational, AllCommitments, NothingDue, LatestNews   string
	AllNews, NoNews, QualityTitle, QualitySub, QualityMore, CorrectWord       string
	CompleteWord, CleanWord, LiveWord, CorrectFine, CorrectSome, CompleteFine string
	CompleteSome, Unstated, CleanFine, CleanSome, LiveNone, LiveNewest        string
	LiveStale                                                                 string

	// What is due.
	NoDeadline, NoDate, DueOn, PastNoNews, PastWithNews, IsCommitment string
	IsInstruction, IsGoal, IsConditional, SaidBy, SaidByTo, StateKept string
	StateMissed, StateWithdrawn, LeadIs                               string

	// What changed since the figure before; {name}, {from}, {to}, {n}, {noun}, {days}, {date}.
	ChangeFirst, ChangeMore, ChangeMoreUnits, ChangeLess, ChangeNone, ChangePlain                                 string
	ChangeTotal, ChangePhase, ChangePeriod, ChangeNewList, ChangeCorrected, ChangeRank, ChangeRankOnly, NewerRank string
	SinceLast                                                                                                     string

	// Figures over time.
	Reported, EvenPace, TrendSub, TrendTable, DoneCount, EvenAt string
	EvenGap, AssumedShort, ListReplaced                         string

	// The page of a plan.
	About1, Document, Issuer, Scope, Downloads, AsCSV                      string
	AsJSON, StaleSince, ItemsOfPlan, NoItems, NoSets                       string
	ReportsOfPlan, AllReports, NoReports, ListName, PartsWithin, OutsideOf string
	OutsideNote, ItemSilent, ItemMentioned, StateAt                        string

	// What citizens follow and check: units, commitments, news, data.

	// The units; {n}, {group}, {noun}, {units}, {few}, {many}.
	UnitsAbout, GroupAbout, UnitsCount, UnitsInGroups, TileLoose, NoUnitResults string
	NoGroup, GroupsOnPage, ByGroup, GroupBars, GroupBarsSub, HaveAll, LackFew   string
	LackMany, HaveNone, GroupDone, FindByName                                   string

	// A unit; {unit}, {results}, {date}, {source}, {names}, {n}, {group}.
	UnitMeets, UnitSilent, UnitAsOf, FormerNames, AllOfGroup, NamesUnknown   string
	WhichUnknown, AllAreMet, IsMet, IsNotMet, OverReports, Result, Change    string
	OtherPhase, MoreBy, LessBy, Unchanged, FirstReport, NearTitle, NearTiles string
	UnitAsJSON, UnitsAsCSV                                                   string

	// Commitments; {n}, {dated}, {past}, {date}, {who}, {state}, {source}.
	CommitmentsAbout, CommitmentsOf, CommitmentsDated, CommitmentsPast, NoResults, NoCommitments string
	PastIsCalendar, DueIsEnd, CalendarWords, CommitmentsAsJSON, OfThePlans                       string
	OfThePlansNote, BeyondPlans, BeyondPlansNote, AlwaysDue, WithoutDate, UntilEnd               string
	SaidOn, DueAsPrinted, PlanIs, SourceAndNotes, OutcomeBy, SourceIs, StateOpen                 string
	ByType, Type, WithDate, PastWithoutNews, WithOutcome                                         string

	// An article; {date}, {language}, {n}, {claim}, {source}, {text}.
	NotTranslated, NewerTitle, NewerIs, Photos, NoPicture, SamePictures      string
	FiguresInArticle, FiguresAsOfArticle, NoteLine, BackToText, AboutArticle string
	ReportsPresented, FiguresOnPage                                          string

	// The news; {n}, {date}, {year}, {month}.
	NewsAbout, NewsCount, NewsByYear, YearWithCount, NewsOfYear, NewsOfMonth string
	ArticlesCount, FeedWords                                                 string

	// What can be downloaded; {plan}, {claim}, {source}, {date}, {site}, {url}.
	DataHeadline, DataAbout, DataTables, DataTablesNote, FilePlanCSV, FileUnitsCSV string
	DataAPI, DataAPINote, FileIndex, FilePlanJSON, FileUnits, FileUnit, Code       string
	FileCommitments, FileReports, DataFollow, FileAtom, FileJSONFeed, FileCalendar string
	DataCheck, FilePackage, FileCatalog, FileSitemap, FileManifest, FileSeals      string
	Licence, NoLicence, HowToCite, CiteForm, CiteExample, AboutAPI, APIKeys        string
	APISilence, APIDates, APIStable, APISchemas                                    string
	FileAllXLSX, FileReportCSV, Report1, Examples, ExamplesNote                    string

	// Corrections; {n}, {date}.
	CorrectionsAbout, NoCorrections, CorrectionsHow, CorrectionsCount, InReport string
	OldFigure, NewFigure, NotBefore                                             string

	// Data quality; {n}, {stops}, {warns}.
	QualityAbout, QualityLimits, QualityFine, QualityFound, CorrectMeans          string
	CompleteMeans, CleanMeans, LiveMeans, FoundHere, NothingFound, WarningsNow    string
	KnownOddities, MoreFindings, WhatIsChecked, RulesCount, StopsBuild, OnlyWarns string

	// The search, said by a script; {n}, {question}.
	SearchLabel, SearchButton, SearchLoading, SearchFailed string
	SearchFound, SearchNone, SearchMore                    string

	// The index by name; {letter}, {n}.
	SearchAbout, SearchTitle, SearchHint, SearchByLetter, SearchLetter, Letters string
	FormerName, PlanWord, ItemWord, PageWord                                    string

	// How to check the site; {receipt}, {manifest}.
	Verify, VerifyTitle, VerifyAbout, StepSource, StepSourceText, StepSeals  string
	StepSealsText, NoSeals, StepFiles, StepFilesText, StepSite, StepSiteText string
	StepRebuild, StepRebuildText, StepRebuildHow                             string
	NoSourceCode, VerifyLimits, SealsTitle, Published, Seal                  string

	// The site map; {n}.
	SitemapAbout, AllUnits string

	PlansAre, ReportsAre, ReportsOf, ReportsIn, ByMonth                           string
	AboutList, ListSize, StartsOn, DueIs, WithinList, PartLists                   string
	EachOf, ReplacesList, ReplacedByList, EveryFigure, SplitBy, CriteriaList      string
	CriteriaUnnamed, ItemsOfList                                                  string
	NumberIs, AboutItem, Definition, Deliverable, Lead, With                      string
	Baseline, Goal, Better, BetterUp, BetterDown, BetterBand                      string
	Deadline, SetBy, PartOf, PartItems, InLists, Value                            string
	OnTime, LateStated, InTimeStated, InTimeDerived, LateDerived, TimeNotStated   string
	Evidence, NoEvidence, EveryState, ValueNow, ValueMoved, ItemWorking           string
	ItemCaveat                                                                    string
	ItSays, AboutReport, NoFiguresInReport, IsCorrection, HasCorrection, ItemName string
	ItemsInReport, UnitsInReport, PublishedOn, OfPlan, Archive, ArchiveSum        string
	Permalink                                                                     string
	LostTitle, LostLede                                                           string
	MethodTitle, MethodLede, CountingTitle, Counting1, Counting2, Counting3       string
	RestTitle, RestNotDone, RestNotStated, DatesTitle, Dates1, Dates2             string
	PaceTitle, PaceWhat, PaceFormula, BandFrom, BandBetween, BandBelow            string
	BandFinished, BandPastDue, BandNot, PaceExample, PaceItems, StatusesTitle     string
	StatusesText, CountsDone, CountsOpen, CountsOngoing, SilenceTitle, Silence1   string
	Silence2, CorrectingTitle, Correcting, WordsTitle                             string
	FirstOfPlan, TrendOne, TrendEven, WhenPassed                                  string
	SourcesOfPage                                                                 string
	OtherPlans                                                                    string
	CountedLists                                                                  string

	// What can be taken away of a chart, and a chart alone in a frame; {name}, {plan}, {site}.
	FilesOfPlan, FilesOfUnits, EmbedHow, EmbedSee, EmbedTitle, EmbedMore string
	Copy, Copied, CopySelected                                           string

	// The share picture; {date}.
	FiguresAsOf string

	// What scripts say.
	LiveOpen, LiveLoading, LiveFailed, LiveHelp, LiveClose, LivePNG, LiveSVG string
	TakePicture                                                              string

	// Units on a map, and by criterion; {noun}, {name}, {n}, {total}.
	AreaIs, OffMap, Criterion, MatrixHeadline, MatrixSub, MatrixTable, OnlyNumber, MarkUnsaid string

	// What is due, by date; {date}, {n}, {of}, {k}.
	NoDueDate, NotDueYet, PastInPart, PastWithoutResult, DueByState, KnownUntil, ItemsDue string
	ItemsDueDone, ItemsByDate, ItemsPast, FilesOfCommitments, AsCalendar                  string

	// Lists that can be sorted and filtered; {column}, {order}; {n}, {total}.
	Sorted, SortedUp, SortedDown, Unsorted, Filtered, FilteredNone string
	FilterItems, FilterUnits, ItemNumber                           string

	// The press kit of a report; {date}, {n}, {s}, {name}, {what}.
	PressKit, PressAbout, PressOf, PressFigures, PressCharts, PressChartHow string
	PressTXT, PressCard, PressArticles, Contact                             string
	ReleaseNow, ReleaseWait, PressNotDone, PressNotStated                   string

	// What a loudspeaker says of a report; no short forms, which have to be guessed when they are read.
	ScriptTitle, ScriptLength, ScriptAudio, ScriptFile                                                             string
	ScriptHello, ScriptCorrects, ScriptReason, ScriptScope, ScriptAsOf                                             string
	ScriptPublished, ScriptGuess, ScriptAbout, ScriptWithin, ScriptNotDone, ScriptSilence, ScriptPhase, ScriptRank string
	ScriptNoBase, ScriptReplaced, ScriptShare, ScriptChange, ScriptLeftOut                                         string
	ScriptSource, ScriptMore, ScriptWrong, ScriptThanks                                                            string

	// Feeds; {plan}, {site}.
	FeedOfPlan, FeedOfCorrections, FollowPlan, FollowCorrections string
	CalendarName, CalendarDay, CalendarEnd                       string // {date}, {period}
	FilePlanFeed, FilePlanFeeds, FileCorrectionsFeed             string
}
