-- A database of schema version 2, as the program at 0c034d3 left it when it was killed in the middle of a recording (simulated insoles,
-- no real person), printed by sqlite3's .dump.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
INSERT INTO grdb_migrations VALUES('2');
CREATE TABLE patient (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    displayName TEXT,
    birthYear INTEGER,
    bodyMass REAL,
    height REAL,
    affectedSide TEXT,
    notes TEXT,
    created INTEGER NOT NULL
);
INSERT INTO patient VALUES('6yjhy19wgn1kdbd5','K17','Zoë O''Neill',1961,72.5,171.0,'left',replace('first line\nsecond line','\n',char(10)),1795284241234);
INSERT INTO patient VALUES('am4jm1yekysq59sf','Ünal-3',NULL,NULL,NULL,NULL,NULL,NULL,1795284241319);
CREATE TABLE visit (
    id TEXT NOT NULL PRIMARY KEY,
    patientID TEXT NOT NULL REFERENCES patient(id) ON DELETE CASCADE,
    date INTEGER NOT NULL,
    timeZone TEXT NOT NULL,
    label TEXT,
    notes TEXT
);
INSERT INTO visit VALUES('nvzw9dbhsp433cne','6yjhy19wgn1kdbd5',1795284249986,'Etc/UTC','without insole',NULL);
CREATE TABLE recordingFile (
    id TEXT NOT NULL PRIMARY KEY,
    visitID TEXT REFERENCES visit(id) ON DELETE CASCADE,
    path TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('recording', 'closed', 'recovered', 'missing', 'altered')),
    sha256 TEXT,
    byteCount INTEGER,
    started INTEGER NOT NULL,
    timeZone TEXT NOT NULL,
    duration REAL,
    startedByItself INTEGER NOT NULL,
    calibration TEXT,
    devices TEXT NOT NULL
, clockSynchronised INTEGER);
INSERT INTO recordingFile VALUES('fzsgj0gs4d43n1g2','nvzw9dbhsp433cne','recordings/fzsgj0gs4d43n1g2.gait','closed','e6b5d55569a40c875d8d92af55af6ca296c3e1fe122ce0b0179d63ec4f91da3d',241036,1795284249730,'Etc/UTC',22.274793855999998725,0,NULL,'[{"model":"Heelstrike Simulated insole","serialNumber":"SIM-22-L","side":"left"},{"model":"Heelstrike Simulated insole","serialNumber":"SIM-22-R","side":"right"}]',NULL);
INSERT INTO recordingFile VALUES('9swjsjxfjytkzdy5',NULL,'recordings/9swjsjxfjytkzdy5.gait','recording',NULL,NULL,1795284273059,'Etc/UTC',NULL,0,NULL,'[{"model":"Heelstrike Simulated insole","serialNumber":"SIM-22-L","side":"left"},{"model":"Heelstrike Simulated insole","serialNumber":"SIM-22-R","side":"right"}]',NULL);
CREATE TABLE analysis (
    id TEXT NOT NULL PRIMARY KEY,
    recordingID TEXT NOT NULL REFERENCES recordingFile(id) ON DELETE CASCADE,
    softwareName TEXT NOT NULL,
    softwareVersion TEXT NOT NULL,
    parameters TEXT NOT NULL,
    recordingSHA256 TEXT NOT NULL,
    documentSHA256 TEXT NOT NULL,
    created INTEGER NOT NULL
);
INSERT INTO analysis VALUES('69cwvk96mw2cgf9e','fzsgj0gs4d43n1g2','heelstrike','0.1.0','{"compensation":{"antalgicLoadPart":0.33,"archIndexMiddle":0.235,"certainCycles":30,"chainShare":0.02,"contactTransientIndex":24,"contactTransientLeast":3,"dated":"2026-11-21","driftPart":1,"excursionMiddle":0.14,"falseDiscoveryRate":0.05,"forefootShareControls":29.5,"forefootShareIndex":15.6,"frontalAngleAlone":6.3,"frontalAngleDifference":3.6,"gainSpread":3.36,"heelLeadFlat":0.01,"heelOffControls":0.11,"heelOffDifference":0.048,"heelRiseAlone":0.084,"heelShareIndex":21.1,"highArchIndex":52,"impulseBeyondPeak":5,"impulseIndex":12,"impulseIndexBeyondGain":10,"lateralExcursionDifference":0.024,"lateralShareIndex":15.6,"loadingRateControls":86,"loadingRateIndex":24,"lowArchIndex":34,"medialShareIndex":15,"midfootShareControls":40.3,"midfootShareMiddle":0.18,"otherDeviceFactor":1.5,"peakRatioControls":20,"peakRatioIndex":6.3,"pitchRangeDifference":5,"progressionAngleDifference":5,"progressionAngleFromMiddle":5,"progressionAngleMargin":2,"progressionAngleMiddle":7,"progressionAngleOut":15,"pushOffPeakPart":0.33,"pushOffVelocityAlone":37,"pushOffVelocityIndex":17,"stanceTimeAlone":6.2,"stanceTimeIndex":3.2,"stepLengthIndex":6.3,"strideTimeVariation":3.8,"strideTimeVariationControls":5.6,"strideTimeVariationUsual":2,"strikeAngleBorder":12,"strikeAngleDifference":9,"strikeAngleLow":9.7,"strikeAngleWithLead":6,"swingVelocityAlone":20,"swingVelocityIndex":15,"toeClearanceAlone":0.0076,"toeClearanceDifference":0.0023},"fusion":{"tolerance":0.15},"inertial":{"axisDuration":60,"axisHop":10,"axisRateSupport":0.2,"axisStrides":20,"burstJoin":0.12,"burstRate":0.8,"clearPart":0.33,"cueAgreement":0.03,"dipAfter":0.02,"dipBefore":0.08,"edge":3,"fallPart":0.15,"farthestStill":1.5,"fewestLandings":3,"flatPart":0.1,"forceSupport":0.06,"heelDistance":0.14,"hop":2,"impactAfter":0.2,"impactLevel":1.75,"impactPart":0.4,"joinDuration":0.9,"joinGap":0.15,"joinPart":0.15,"joinRise":0.3,"leastConfidence":0.25,"lobeFall":0.03490658503988659,"lobeRate":0.35,"longestCrossedHole":0.3,"longestLowering":0.5,"longestReach":4,"longestStillInterval":2.5,"longestSwing":1.5,"lookAhead":5,"lookBack":10,"movingNeighbourhood":0.7,"movingRate":1.4,"neighbourhood":8,"pitchRateSupport":0.06,"pivot":0.5235987755982988,"pushOffLook":0.2,"pushOffPart":0.7,"quietMargin":0.3,"ratePart":0.25,"rateSupport":0.1,"reach":0.08,"sensorHeight":0.06,"shortestLobe":0.06,"shortestStance":0.2,"shortestStride":0.46,"shortestSwing":0.1,"smallestFall":0.13962634015954636,"smallestLowering":0.3,"smallestPushOff":0.2,"smallestTravel":0.1,"smallestTrough":0.7,"softImpact":0.8,"speedPart":0.25,"stillNeighbourhood":0.35,"stillPart":0.3,"stopAfter":0.12,"stopBefore":0.15,"stopPart":0.5,"trajectory":{"contactDistance":0.05,"farthest":1.5,"footHeight":0.06,"gravitySpan":30,"gravityTilt":0.0017453292519943296,"gravityTiltRotation":0.05235987755982988,"heelRise":0.05235987755982988,"impactError":6.5e-05,"insoleHeight":0.01,"levelFrom":0.05,"levelTo":0.02,"lever":0.06,"midSwing":[0.35,0.8],"restError":0.01,"rotationError":0.4,"rotationTilt":0.017453292519943295,"standingForceSpread":0.2,"standingRate":0.105,"standingRateSpread":0.02,"standingStretch":0.5,"standingTilt":0.3490658503988659,"stillFactor":1.5,"stillForce":0.5,"stillLimit":4.5,"stillRate":0.35,"stillWindow":0.12,"strikeWindow":0.04,"swingPeakEnd":0.9,"toeDistance":[0.03,0.25],"toeTilt":0.3490658503988659,"transientRate":200,"transientWindow":0.03,"unknownBias":0.03490658503988659},"turnImpact":0.2},"pressure":{"calibrationContrast":0.15,"cellDropBack":0.5,"cellDropFrom":0.2,"cellDropTo":0.01,"dropBack":0.25,"dropFrom":0.05,"dropTo":0.01,"finalContactLevel":0.08,"initialContactLevel":0.065,"loadedLevel":0.15,"longestBridgedCellDrop":0.03,"longestBridgedDrop":0.15,"longestCalibration":30,"rescueAfter":10,"rescueLowest":0.35,"rescueRises":4,"scaleFloor":0.8,"scaleLongestStance":2.5,"scaleMinimumStances":3,"scaleShortestStance":0.25,"scaleSmallestPeak":0.4,"scaleStances":7,"shortestCalibration":5,"shortestStance":0.15,"shortestSwing":0.1,"smallestCellScale":0.1,"unloadedHold":0.1,"unloadedLevel":0.05,"unloadedRange":0.05,"zeroGain":0.25,"zeroLargestStep":0.02,"zeroShortestSwing":0.15,"zeroTooHigh":0.02},"resampling":{"longestFilledGap":50000000,"longestPause":3600000000000},"statistics":{"curveBlocks":8,"harmonics":20,"regularityStrides":10,"trendDuration":60,"trendStrides":20},"strides":{"flightMinimum":3,"greatestLength":2.19,"highestCadence":172.9,"highestSpeed":2.22,"longestBridged":0.06,"longestLanding":5,"longestRunningStride":0.9,"longestStep":2.124,"longestStride":3,"lowestCadence":40,"lowestSpeed":0.082,"runningDutyFactor":0.5,"shortestLength":0.15,"shortestStep":0.14,"shortestStride":0.46,"stairHeight":0.12,"stairReach":1,"stairSlope":0.2,"strideMinimum":2,"turningAngle":0.5235987755982988,"unsteadyDeviations":5,"unsteadyFloor":0.1,"unsteadyGroup":16,"unsteadyMinimum":8,"unsteadySpan":64},"symmetry":{"confidence":0.95,"cycleMinimum":3,"fewCycles":5,"fewSteps":30}}','e6b5d55569a40c875d8d92af55af6ca296c3e1fe122ce0b0179d63ec4f91da3d','5bec2eee2dfb79bd803c6991f7f9503b3fc398e7a7346052b2eb9e329a8e5c62',1795284273020);
CREATE TABLE analysisFinding (
    analysisID TEXT NOT NULL REFERENCES analysis(id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    pattern TEXT NOT NULL,
    side TEXT,
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    lower REAL,
    upper REAL,
    "limit" REAL NOT NULL,
    isClear INTEGER NOT NULL,
    probability REAL,
    PRIMARY KEY (analysisID, place)
) WITHOUT ROWID;
CREATE TABLE analysisFigure (
    analysisID TEXT NOT NULL REFERENCES analysis(id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    lower REAL,
    upper REAL,
    PRIMARY KEY (analysisID, place)
) WITHOUT ROWID;
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',0,'strideTime',1.0790230963994016377,'s',1.0690690841472894057,1.0889771086515138698);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',1,'stanceTime.symmetryIndex',-1.814786718143283517,'%',-3.9439144737663456297,0.31434103747977881759);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',2,'stanceTime',0.6145021025633595757,'s',0.60791719868015214878,0.62108700644656700262);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',3,'swingTime.symmetryIndex',2.7923423751249636381,'%',0.74786202364148968158,4.8368227266084371507);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',4,'swingTime',0.46452099383604217308,'s',0.46092260847677818391,0.46811937919530616225);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',5,'singleSupportTime.symmetryIndex',-2.4344002172536707284,'%',-5.1246189766457339587,0.25581854213839250178);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',6,'singleSupportTime',0.46495340749861535645,'s',0.45955318761720148623,0.47035362738002922666);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',7,'doubleSupportTime',0.14954869506474416374,'s',0.14835332104722109836,0.15074406908226722912);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',8,'stepTime.symmetryIndex',0.78403393688681499718,'%',-1.2336283945605452938,2.8016962683341750661);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',9,'stepTime',0.53928839744790524335,'s',0.53517269953512036639,0.5434040953606901203);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',10,'strideLength',1.4669520402408231518,'m',1.4369754606764788551,1.4969286198051674485);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',11,'impulse.symmetryIndex',-1.4856790211299220061,'%',-3.883639034082849939,0.91228099182300592673);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',12,'impulse',384.73792310722984666,'N·s',380.49370183324094797,388.98214438121874536);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',13,'peakForce.symmetryIndex',1.1500833489767319228,'%',0.82132662318511107102,1.4788400747683527747);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',14,'peakForce',855.31435748796729966,'N',853.88836107978261227,856.74035389615198713);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',15,'meanForce.symmetryIndex',0.32701712447898806379,'%',0.061708100214251992987,0.5923261487437241346);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',16,'meanForce',626.08070819842839681,'N',625.87301528133355075,626.28840111552324288);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',17,'heelShare.symmetryIndex',0.69685801440235095594,'%',-0.30841693041824613796,1.7021329592229479388);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',18,'heelShare',0.32871128586400821802,'1',0.32743653517556259302,0.32998603655245384302);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',19,'midfootShare.symmetryIndex',-1.5539383429340267728,'%',-2.0908878836475155438,-1.0169888022205377797);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',20,'midfootShare',0.23403705629249260677,'1',0.23332522138706318637,0.23474889119792202718);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',21,'forefootShare.symmetryIndex',0.30786403904193060387,'%',-0.41571335544609788748,1.0314414335299590952);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',22,'forefootShare',0.43725165784349917519,'1',0.43659553999323591488,0.43790777569376243549);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',23,'heelPeak.symmetryIndex',0.88330190808670305813,'%',-0.16699479469328171177,1.933598610866687828);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',24,'heelPeak',642.39715292955588666,'N',637.92787703508736286,646.86642882402441046);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',25,'firstPeak.symmetryIndex',1.0573159341793467724,'%',0.61624198620101500178,1.4983898821576784321);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',26,'firstPeak',852.72477398496675958,'N',849.46801184268088038,855.98153612725263886);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',27,'secondPeak.symmetryIndex',1.25127995671708514,'%',0.61090185452933665199,1.891658058904833517);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',28,'secondPeak',853.85886198101616176,'N',852.64202456815439742,855.07569939387792603);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',29,'pushOffImpulse.symmetryIndex',-1.4718161632039012953,'%',-5.8108690974054626465,2.8672367709976596117);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',30,'pushOffImpulse',186.38828826673102412,'N·s',184.04449641213705035,188.73208012132499789);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',31,'loadingRate.symmetryIndex',-1.886390322597815583,'%',-6.6982852602284577159,2.9255046150328265497);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',32,'loadingRate',9764.6075624408149454,'N/s',9610.0753281828619947,9919.1397966987678953);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',33,'heelImpulse.symmetryIndex',-0.82453826617251202435,'%',-2.4891348591473105855,0.8400583268022867589);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',34,'heelImpulse',126.83767992077451936,'N·s',125.38510691504501437,128.29025292650402434);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',35,'heelOff',0.55348036370494146929,'1',0.55153987892627076572,0.55542084848361217286);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',36,'midfootContact',0.041424117559059100979,'s',0.04047404768870046382,0.042374187429417738137);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',37,'heelLead',0.036426642754425600512,'s',0.035412103007698494949,0.037441182501152706074);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',38,'midfootTime.symmetryIndex',-1.3713924445800695917,'%',-3.3749676234794145912,0.63218273431927518579);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',39,'midfootTime',0.47507575267192087009,'s',0.46844372075769502572,0.48170778458614671446);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',40,'forefootTime.symmetryIndex',-1.7032078802348464829,'%',-4.6278057821727864862,1.2213900217030932981);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',41,'forefootTime',0.41810605426629388059,'s',0.41297561765185936133,0.42323649088072839985);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',42,'medialShare.symmetryIndex',1.6811134792063178178,'%',1.5185471555865315274,1.8436798028261041082);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',43,'medialShare',0.41712828115983446863,'1',0.41675204315987701697,0.4175045191597919203);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',44,'lateralShare.symmetryIndex',-1.2030777156444061315,'%',-1.3205947811935898617,-1.0855606500952224013);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',45,'lateralShare',0.58287171884016553136,'1',0.58249548084020807969,0.58324795684012298302);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',46,'copMediolateral',0.0018688287086798950446,'m',0.0018570559440798089373,0.001880601473279981152);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',47,'copExcursion',0.10939828966828910039,'1',0.10584025870666034785,0.11295632062991785293);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',48,'forefootPressure.symmetryIndex',2.2167667686361789414,'%',1.8096384884185043873,2.6238950488538534955);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',49,'forefootPressure',369187.52095170458778,'Pa',368464.27609448804286,369910.76580892113269);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',50,'forefootPressureTime.symmetryIndex',-1.116257891058867635,'%',-4.217162251088176994,1.9846464689704417239);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',51,'forefootPressureTime',71650.444483901519561,'Pa·s',70841.988004846571129,72458.900962956467994);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',52,'peakRatio.symmetryIndex',0.19853997175997425972,'%',-0.060633112392334681528,0.45771305591228317322);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',53,'peakRatio',1.0013538044452983122,'1',0.99730533175639723975,1.0054022771341994957);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',54,'footStrikeAngle',0.47490180249918589883,'rad',0.46366970221313358324,0.48613390278523821441);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',55,'toeOffAngle',1.0738466043363916746,'rad',1.0502889580565115679,1.0974042506162717813);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',56,'footProgressionAngle',0.086438645128950927776,'rad',0.075333213937726448139,0.097544076320175407412);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',57,'toeClearance',0.024762149900197982788,'m',0.02322119293085675093,0.026303106869539214646);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',58,'lateralExcursion',0.013407424275735109475,'m',0.012794036540435527876,0.014020812011034691074);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',59,'peakSwingVelocity.symmetryIndex',-1.9103843244284253177,'%',-6.3346062441008328391,2.5138375952439826477);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',60,'peakSwingVelocity',7.1790194944901895013,'rad/s',7.0905408116787329575,7.2674981773016460451);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',61,'pitchRange.symmetryIndex',1.6656435040979657991,'%',-0.65936616882438503495,3.9906531770203166331);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',62,'pitchRange',1.6437755963115980861,'rad',1.6110536553089489508,1.6764975373142472214);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',63,'pushOffVelocity.symmetryIndex',3.304997212034333387,'%',0.87882933050910416739,5.7311650935595626066);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',64,'pushOffVelocity',8.7992761135101318359,'rad/s',8.6403244983516618304,8.9582277286686018413);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',65,'heelRise',0.78488629062970471927,'1',0.78374359064247955952,0.78602899061692987903);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',66,'strideTimeVariation',2.2713426052742127225,'%',1.3889134296813043789,3.1537717808671210661);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',67,'phaseCoordinationIndex',4.0244689846709036373,'%',1.0886062514610199691,6.9603317178807877496);
INSERT INTO analysisFigure VALUES('69cwvk96mw2cgf9e',68,'improvedHarmonicRatio',98.364721384915441149,'%',98.273233107756183812,98.456209662074698485);
CREATE TABLE user (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role TEXT NOT NULL CHECK (role IN ('therapist', 'admin')),
    isDisabled INTEGER NOT NULL,
    created INTEGER NOT NULL
);
INSERT INTO user VALUES('h9161xb3fgd4gj08','Anna','admin',0,1795284241164);
INSERT INTO user VALUES('pdq50vfg6h7g817h','Ben','therapist',0,1795284243600);
CREATE TABLE password (
    userID TEXT NOT NULL PRIMARY KEY REFERENCES user(id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    changed INTEGER NOT NULL
);
INSERT INTO password VALUES('h9161xb3fgd4gj08','$scrypt$ln=13,r=8,p=10$64UXv5Ij1Q/oTn3uWturGA==$JSC3bjby6pivGxJfYIKE7IZwYoyZjGvGGdDqOybUGqo=',1795284241164);
INSERT INTO password VALUES('pdq50vfg6h7g817h','$scrypt$ln=13,r=8,p=10$yRkdMXaoz/4gDTZUC0Ia5g==$hInQ1+muzTh2D+HqhcP2zO6HB8/XWXiMboKDBdGjF3E=',1795284243600);
CREATE TABLE userSession (
    id TEXT NOT NULL PRIMARY KEY,
    tokenHash TEXT NOT NULL UNIQUE,
    userID TEXT NOT NULL REFERENCES user(id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    lastSeen INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    address TEXT
);
INSERT INTO userSession VALUES('9hbvx12nk1x55sg5','b8ed79d43c000b57a07038d169f7af5e38feab848f38f5a9cbc70261c28cef58','h9161xb3fgd4gj08',1795284241188,1795284241188,1795313041188,'127.0.0.1');
CREATE TABLE apiToken (
    id TEXT NOT NULL PRIMARY KEY,
    tokenHash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('therapist', 'admin')),
    created INTEGER NOT NULL,
    lastUsed INTEGER
);
INSERT INTO apiToken VALUES('nxsh7gprextshcby','13c20cf77185b854200f2a21b49e47f34b7913fa4997bdbff4e67bdfe158a326','ward system','therapist',1795284243615,NULL);
CREATE TABLE setupLink (
    tokenHash TEXT NOT NULL PRIMARY KEY,
    expires INTEGER NOT NULL
);
CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    patientID TEXT NOT NULL REFERENCES patient(id) ON DELETE CASCADE,
    visitID TEXT REFERENCES visit(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    authorID TEXT REFERENCES user(id) ON DELETE SET NULL,
    created INTEGER NOT NULL
);
INSERT INTO note VALUES('d70r4ms5bs63mf6v','6yjhy19wgn1kdbd5',NULL,'walks with a stick','h9161xb3fgd4gj08',1795284241291);
CREATE TABLE auditEntry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actorKind TEXT NOT NULL,
    actorID TEXT,
    actorName TEXT,
    action TEXT NOT NULL,
    subjectKind TEXT,
    subjectID TEXT,
    patientID TEXT,
    address TEXT,
    detail TEXT
);
INSERT INTO auditEntry VALUES(1,1795284241184,'user','h9161xb3fgd4gj08','Anna','setUp','station',NULL,NULL,'127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(2,1795284241244,'user','h9161xb3fgd4gj08','Anna','create','patient','6yjhy19wgn1kdbd5','6yjhy19wgn1kdbd5','127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(3,1795284241276,'user','h9161xb3fgd4gj08','Anna','change','patient','6yjhy19wgn1kdbd5','6yjhy19wgn1kdbd5','127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(4,1795284241309,'user','h9161xb3fgd4gj08','Anna','create','note','d70r4ms5bs63mf6v','6yjhy19wgn1kdbd5','127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(5,1795284241320,'user','h9161xb3fgd4gj08','Anna','create','patient','am4jm1yekysq59sf','am4jm1yekysq59sf','127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(6,1795284243602,'user','h9161xb3fgd4gj08','Anna','create','user','pdq50vfg6h7g817h',NULL,'127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(7,1795284243617,'user','h9161xb3fgd4gj08','Anna','create','token','nxsh7gprextshcby',NULL,'127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(8,1795284243683,'user','h9161xb3fgd4gj08','Anna','change','setting',NULL,NULL,'127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(9,1795284243706,'user','h9161xb3fgd4gj08','Anna','change','sensor','SIM-22-L',NULL,'127.0.0.1','left');
INSERT INTO auditEntry VALUES(10,1795284249997,'user','h9161xb3fgd4gj08','Anna','startRecording','recording','fzsgj0gs4d43n1g2','6yjhy19wgn1kdbd5','127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(11,1795284272264,'user','h9161xb3fgd4gj08','Anna','stopRecording','recording','fzsgj0gs4d43n1g2',NULL,'127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(12,1795284273051,'user','h9161xb3fgd4gj08','Anna','view','recording','fzsgj0gs4d43n1g2','6yjhy19wgn1kdbd5','127.0.0.1',NULL);
INSERT INTO auditEntry VALUES(13,1795284273325,'user','h9161xb3fgd4gj08','Anna','startRecording','recording','9swjsjxfjytkzdy5',NULL,'127.0.0.1',NULL);
CREATE TABLE sensor (
    serialNumber TEXT NOT NULL PRIMARY KEY,
    side TEXT,
    protocolName TEXT,
    placement TEXT,
    rate REAL,
    mapping TEXT,
    label TEXT,
    gain REAL,
    lastSeen INTEGER
);
INSERT INTO sensor VALUES('SIM-22-L','left',NULL,NULL,NULL,NULL,NULL,NULL,1795284243702);
CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO setting VALUES('idleMinutes','7.0');
INSERT INTO setting VALUES('language','de');
INSERT INTO setting VALUES('autoRecord','false');
CREATE TABLE deletion (
    subjectID TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('patient', 'visit', 'recording')),
    asked INTEGER NOT NULL,
    files TEXT NOT NULL
);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('auditEntry',13);
CREATE INDEX visitOfPatient ON visit(patientID, date);
CREATE INDEX recordingOfVisit ON recordingFile(visitID);
CREATE INDEX analysisOfRecording ON analysis(recordingID, created);
CREATE INDEX sessionOfUser ON userSession(userID);
CREATE INDEX noteOfPatient ON note(patientID, created);
CREATE INDEX noteOfVisit ON note(visitID);
CREATE INDEX noteOfAuthor ON note(authorID);
CREATE INDEX auditOfPatient ON auditEntry(patientID, number);
CREATE TRIGGER auditStays BEFORE DELETE ON auditEntry
BEGIN SELECT RAISE(ABORT, 'the audit log is not deleted'); END;
CREATE TRIGGER auditIsNotChanged BEFORE UPDATE OF
    number, at, actorKind, actorID, actorName, action, subjectKind, subjectID, patientID, address ON auditEntry
BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END;
CREATE UNIQUE INDEX patientByCode ON patient(code COLLATE NOCASE);
CREATE INDEX recordingByStart ON recordingFile(started);
COMMIT;
PRAGMA user_version = 2;
