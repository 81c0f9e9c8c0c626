// Made by real_recordings.py; do not edit.
import Import
import SensorData

extension RealRecording {
    static let all: [RealRecording] = [
        RealRecording(
            format: .moticonText, mapping: nil,
            files: [(nil, "moticon_opengo/230927_102114.txt")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 1687, channelCount: 26, missing: 1673,
                    firstTime: 500000000, lastTime: 17500000000, times: 0xdd18faff780,
                    checksum: 0x48b6d333af582ec8, firstValues: [72500.0, 52500.0, 62500.0]),
                ExpectedStream(
                    name: "right insole", count: 1737, channelCount: 26, missing: 1723,
                    firstTime: 0, lastTime: 17450000000, times: 0xdc2473d0d80,
                    checksum: 0xae951cbe425aed4e, firstValues: [65000.0, 65000.0, 57500.0]),
            ]),
        RealRecording(
            format: .moticonText, mapping: nil,
            files: [(nil, "moticon_opengo/230927_102137.txt")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 2200, channelCount: 26, missing: 2182,
                    firstTime: 590000000, lastTime: 22700000000, times: 0x175c6e012980,
                    checksum: 0xe9240c949ded351f, firstValues: [57500.0, 12500.0, 35000.0]),
                ExpectedStream(
                    name: "right insole", count: 2269, channelCount: 26, missing: 2251,
                    firstTime: 0, lastTime: 22740000000, times: 0x1776c7765200,
                    checksum: 0x8ff94698a0f8769a, firstValues: [45000.0, 45000.0, 42500.0]),
            ]),
        RealRecording(
            format: .moticonText, mapping: nil,
            files: [(nil, "moticon_opengo/walk_data_with_events/text_export.txt")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 499, channelCount: 27, missing: 491,
                    firstTime: 10000000, lastTime: 4990000000, times: 0x12274cb5b00,
                    checksum: 0x3cdc23d48c9a0f3d, firstValues: [0.0, 0.0, 0.0]),
                ExpectedStream(
                    name: "right insole", count: 499, channelCount: 27, missing: 491,
                    firstTime: 10000000, lastTime: 4990000000, times: 0x12274cb5b00,
                    checksum: 0x6fe6a36c70b889a0, firstValues: [25000.0, 35000.0, 25000.0]),
            ]),
        RealRecording(
            format: .physionetGait, mapping: nil,
            files: [(nil, "gaitpdb_insole_8cell/csv/GaCo11_01.csv")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 12118, channelCount: 9, missing: 0,
                    firstTime: 10000000, lastTime: 121171500000, times: 0x29bc94ba8b260,
                    checksum: 0xc6a92db851ebb6d8, firstValues: [242.44, 0.0, 127.49]),
                ExpectedStream(
                    name: "right insole", count: 12118, channelCount: 9, missing: 0,
                    firstTime: 10000000, lastTime: 121171500000, times: 0x29bc94ba8b260,
                    checksum: 0xfcdd53851eb84912, firstValues: [9.24, 8.25, 0.0]),
            ]),
        RealRecording(
            format: .physionetGait, mapping: nil,
            files: [(nil, "gaitpdb_insole_8cell/csv/JuCo02_01.csv")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 4033, channelCount: 9, missing: 0,
                    firstTime: 10000000, lastTime: 40327200000, times: 0x49fa6cd5c2c0,
                    checksum: 0x5a51103333333f3d, firstValues: [154.55, 120.45, 110.77]),
                ExpectedStream(
                    name: "right insole", count: 4033, channelCount: 9, missing: 0,
                    firstTime: 10000000, lastTime: 40327200000, times: 0x49fa6cd5c2c0,
                    checksum: 0x285deb70a3d70726, firstValues: [116.27, 114.95, 99.0]),
            ]),
        RealRecording(
            format: .physionetGait, mapping: nil,
            files: [(nil, "gaitpdb_insole_8cell/original_txt/GaCo01_01.txt")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 12119, channelCount: 9, missing: 0,
                    firstTime: 0, lastTime: 121171500000, times: 0x29bc94ba8b260,
                    checksum: 0x50e2370a3d70a2cb, firstValues: [199.1, 87.34, 91.08]),
                ExpectedStream(
                    name: "right insole", count: 12119, channelCount: 9, missing: 0,
                    firstTime: 0, lastTime: 121171500000, times: 0x29bc94ba8b260,
                    checksum: 0x32742a33333326ee, firstValues: [163.9, 79.86, 112.42]),
            ]),
        RealRecording(
            format: .physionetGait, mapping: nil,
            files: [(nil, "gaitpdb_insole_8cell/original_txt/GaCo02_01.txt")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 12119, channelCount: 9, missing: 0,
                    firstTime: 0, lastTime: 121171500000, times: 0x29bc94ba8b260,
                    checksum: 0xfb62e5000000176f, firstValues: [287.98, 204.6, 100.54]),
                ExpectedStream(
                    name: "right insole", count: 12119, channelCount: 9, missing: 0,
                    firstTime: 0, lastTime: 121171500000, times: 0x29bc94ba8b260,
                    checksum: 0x73b1640a3d70a77f, firstValues: [33.33, 30.47, 40.7]),
            ]),
        RealRecording(
            format: .mtManagerText, mapping: nil,
            files: [
                (.left, "movingreality_stroke_foot_imu/1019_pp01/Xsens/exported000/MT_012000E0_000-000_00B4778E.txt"),
                (.right, "movingreality_stroke_foot_imu/1019_pp01/Xsens/exported000/MT_012000E0_000-000_00B47793.txt"),
            ],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 18322, channelCount: 22, missing: 0,
                    firstTime: 607760000000, lastTime: 790970000000, times: 0x2d860d46a69a80,
                    checksum: 0xafbc9d9a7c17a795, firstValues: [5.816277, -0.782278, 7.767031]),
                ExpectedStream(
                    name: "right foot", count: 18322, channelCount: 22, missing: 0,
                    firstTime: 607760000000, lastTime: 790970000000, times: 0x2d860d46a69a80,
                    checksum: 0x6389e7e7ee914c9b, firstValues: [4.707975, 0.673433, 8.642143]),
            ]),
        RealRecording(
            format: .mtManagerText, mapping: nil,
            files: [
                (.left, "movingreality_stroke_foot_imu/1019_pp04/Xsens/exported000/MT_0120039D_000-000_00B47787.txt"),
                (.right, "movingreality_stroke_foot_imu/1019_pp04/Xsens/exported000/MT_0120039D_000-000_00B47796.txt"),
            ],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 12396, channelCount: 22, missing: 0,
                    firstTime: 8050000000, lastTime: 132000000000, times: 0x31577f5d80b00,
                    checksum: 0xb0e62c90d9d7821d, firstValues: [0.76029, -1.866249, 10.368044]),
                ExpectedStream(
                    name: "right foot", count: 12396, channelCount: 22, missing: 0,
                    firstTime: 8050000000, lastTime: 132000000000, times: 0x31577f5d80b00,
                    checksum: 0x96b70a8cb07cfb2a, firstValues: [4.481992, -3.552367, 7.830594]),
            ]),
        RealRecording(
            format: .xioCSV, mapping: nil,
            files: [(.left, "xio_gait_tracking/short_walk.csv")],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 16334, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 41618029590, times: 0x135371e593581,
                    checksum: 0x39e6e37e60846484,
                    firstValues: [-0.002492886931879289, -0.013453053724908357, -0.0040502215341535535])
            ]),
        RealRecording(
            format: .pedarASCII, mapping: nil,
            files: [(nil, "pressuRe_exports/pedar_example.asc")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 1505, channelCount: 99, missing: 0,
                    firstTime: 10000000, lastTime: 15050000000, times: 0xa4e9693de80,
                    checksum: 0x23d7c00000000000, firstValues: [32500.0, 40000.0, 40000.0]),
                ExpectedStream(
                    name: "right insole", count: 1505, channelCount: 99, missing: 0,
                    firstTime: 10000000, lastTime: 15050000000, times: 0xa4e9693de80,
                    checksum: 0x6b1e2000000000, firstValues: [20000.0, 20000.0, 20000.0]),
            ]),
        RealRecording(
            format: .xsensorCSV, mapping: nil,
            files: [(nil, "pressuRe_exports/xsensor_data.csv")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 101, channelCount: 228, missing: 0,
                    firstTime: 0, lastTime: 1331000000, times: 0xfa5319700,
                    checksum: 0x2ff65982a1dcaf82, firstValues: [0.0, 14381.485930456052, 0.0]),
                ExpectedStream(
                    name: "right insole", count: 101, channelCount: 230, missing: 0,
                    firstTime: 0, lastTime: 1331000000, times: 0xfa5319700,
                    checksum: 0x5cf7c5787e07b8f7, firstValues: [0.0, 0.0, 0.0]),
            ]),
        RealRecording(
            format: .stapponeCSV, mapping: nil,
            files: [(.right, "pressuRe_exports/stappone_example.csv")],
            streams: [
                ExpectedStream(
                    name: "right insole", count: 4575, channelCount: 21, missing: 0,
                    firstTime: 0, lastTime: 73184000000, times: 0x9841ce36e400,
                    checksum: 0x56ca8f53e7079dfc, firstValues: [-1.78, -0.387, 9.748])
            ]),
        RealRecording(
            format: .loadsolText, mapping: nil,
            files: [(nil, "loadsol_pro_3zone_imu/test_poussee_1.txt")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 11748, channelCount: 4, missing: 0,
                    firstTime: 0, lastTime: 59315000000, times: 0x13ce220f65280,
                    checksum: 0x4a9327333333333f, firstValues: [142.2, 77.4, 87.0]),
                ExpectedStream(
                    name: "left inertial sensor", count: 10857, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 59260000000, times: 0x1251e4135c480,
                    checksum: 0x34d2e94411a794de, firstValues: [-5.4328841, -3.36368095, 7.79628675]),
                ExpectedStream(
                    name: "right insole", count: 11715, channelCount: 4, missing: 0,
                    firstTime: 0, lastTime: 59315000000, times: 0x13bfe4bbb2ac0,
                    checksum: 0x4b48ac7ae147b1a2, firstValues: [72.23, 77.5, 64.79]),
                ExpectedStream(
                    name: "right inertial sensor", count: 10835, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 59315000000, times: 0x123df1abd3f80,
                    checksum: 0x697668b9f2d52c20, firstValues: [-6.18799615, 2.63798885, 7.266727649999999]),
            ]),
        RealRecording(
            format: .loadsolText, mapping: nil,
            files: [(nil, "loadsol_pro_3zone_imu/test_poids.txt")],
            streams: [
                ExpectedStream(
                    name: "left insole", count: 1078, channelCount: 4, missing: 0,
                    firstTime: 0, lastTime: 5465000000, times: 0x2adda4bd2c0,
                    checksum: 0xd81c35c28f5c29f2, firstValues: [107.5, 94.6, 92.45]),
                ExpectedStream(
                    name: "left inertial sensor", count: 990, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 5465000000, times: 0x27d95f48e80,
                    checksum: 0x99efc2fb3a330015, firstValues: [7.3157609, -6.59987545, 0.29419949999999995]),
                ExpectedStream(
                    name: "right insole", count: 1067, channelCount: 4, missing: 0,
                    firstTime: 0, lastTime: 5465000000, times: 0x2a6dddbdb80,
                    checksum: 0x8b36751eb851ecb4, firstValues: [59.74, 64.96, 145.0]),
                ExpectedStream(
                    name: "right inertial sensor", count: 891, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 5465000000, times: 0x24350ffb640,
                    checksum: 0x10a90c364b4b5448, firstValues: [7.79628675, -6.3350959, 0.4216859499999999]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "gaitmap-imu-sample.json",
            files: [(nil, "gaitmap_example/imu_sample.csv")],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 7928, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 38706054688, times: 0x8b8b6460d780,
                    checksum: 0xc830db8760456439,
                    firstValues: [0.8808107066241624, 2.7622080650315652, 9.408650477990726]),
                ExpectedStream(
                    name: "right foot", count: 7928, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 38706054688, times: 0x8b8b6460d780,
                    checksum: 0xc1b6b7b9bf1882a1,
                    firstValues: [0.3115525903932168, -2.398646095075656, 9.513275480139699]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "gaitmap-not-rotated.json",
            files: [(nil, "gaitmap_example/imu_sample_not_rotated.csv")],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 7928, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 38706054688, times: 0x8b8b6460d780,
                    checksum: 0xc830db876048b182,
                    firstValues: [0.8808107066241603, 2.7622080650315675, 9.408650477990726]),
                ExpectedStream(
                    name: "right foot", count: 7928, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 38706054688, times: 0x8b8b6460d780,
                    checksum: 0xc1b6b7b9bf2a6fe3,
                    firstValues: [0.3115525903932147, -2.3986460950756583, 9.513275480139699]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "gaitmap-ic-stride.json",
            files: [(nil, "gaitmap_example/imu_sample_ic_stride.csv")],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 4053, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 39570312500, times: 0x48ee83100422,
                    checksum: 0x8ab5fff4e31923c4, firstValues: [-6.314179038, -0.389275541, 7.15656948]),
                ExpectedStream(
                    name: "right foot", count: 4053, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 39570312500, times: 0x48ee83100422,
                    checksum: 0xe243df535b9ec9bc, firstValues: [-6.493950687, 0.416574855, 7.128924868]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "gaitmap-stairs.json",
            files: [(nil, "gaitmap_example/imu_sample_healthy_stair_down.csv")],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 4488, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 21909179688, times: 0x2cb6eea152a0,
                    checksum: 0x965056e0e569ddae,
                    firstValues: [-7.507191125065407, 0.8224084564517856, 6.2479941760423525]),
                ExpectedStream(
                    name: "right foot", count: 4488, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 21909179688, times: 0x2cb6eea152a0,
                    checksum: 0x135362053ce8dd70,
                    firstValues: [-6.558451492762847, 0.613586242060045, 6.853456373296619]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "gaitmap-stairs.json",
            files: [(nil, "gaitmap_example/imu_sample_healthy_stair_up.csv")],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 5130, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 25043945313, times: 0x3a6c82772ee5,
                    checksum: 0x4b72426d72168f0d,
                    firstValues: [-7.492718317537606, 0.8828021952791438, 5.886180560877654]),
                ExpectedStream(
                    name: "right foot", count: 5130, channelCount: 6, missing: 0,
                    firstTime: 0, lastTime: 25043945313, times: 0x3a6c82772ee5,
                    checksum: 0xf4a4d6ca5f41466,
                    firstValues: [-7.048681667485394, 0.5975280758103457, 6.213115808941064]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "gaitmap-ms.json",
            files: [
                (.left, "gaitmap_example/imu_sample_ms_left.csv"), (.right, "gaitmap_example/imu_sample_ms_right.csv"),
            ],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 7000, channelCount: 6, missing: 0,
                    firstTime: 224609375000, lastTime: 292958984375, times: 0x66f8a35b9f214,
                    checksum: 0x5fc93158811950e0,
                    firstValues: [-0.445124127139191, 1.273546255502011, 10.851279766786702]),
                ExpectedStream(
                    name: "right foot", count: 7000, channelCount: 6, missing: 0,
                    firstTime: 224609375000, lastTime: 292958984375, times: 0x66f8a35b9f214,
                    checksum: 0x3c265e1c886a00fd,
                    firstValues: [-15.00603540393975, -6.953342649231363, 32.36850028959918]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "voisard.json",
            files: [
                (.left, "voisard_ipol497_healthy_foot_imu/1-1_lf.txt"),
                (.right, "voisard_ipol497_healthy_foot_imu/1-1_rf.txt"),
            ],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 2913, channelCount: 9, missing: 0,
                    firstTime: 0, lastTime: 29980000000, times: 0x26a63411ac00,
                    checksum: 0xc65c9b3e5fb724df, firstValues: [-5.090554, -0.409101, 8.923938]),
                ExpectedStream(
                    name: "right foot", count: 2913, channelCount: 9, missing: 0,
                    firstTime: 0, lastTime: 30440000000, times: 0x26b2717c3680,
                    checksum: 0x607f702bd7f51c6a, firstValues: [-5.614021, 2.492525, 7.696423]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "voisard.json",
            files: [
                (.left, "voisard_ipol497_healthy_foot_imu/5-1_lf.txt"),
                (.right, "voisard_ipol497_healthy_foot_imu/5-1_rf.txt"),
            ],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 3043, channelCount: 9, missing: 0,
                    firstTime: 0, lastTime: 30860000000, times: 0x2a1d11242680,
                    checksum: 0x31b981c63ae259f9, firstValues: [-5.624044, -1.276936, 8.445863]),
                ExpectedStream(
                    name: "right foot", count: 3076, channelCount: 9, missing: 0,
                    firstTime: 10000000, lastTime: 30860000000, times: 0x2b0c1ca24b00,
                    checksum: 0x326748fd651b0b63, firstValues: [-5.274572, 1.023888, 8.323946]),
            ]),
        RealRecording(
            format: .mappedTable, mapping: "voisard.json",
            files: [
                (.left, "voisard_ipol497_healthy_foot_imu/8-3_lf.txt"),
                (.right, "voisard_ipol497_healthy_foot_imu/8-3_rf.txt"),
            ],
            streams: [
                ExpectedStream(
                    name: "left foot", count: 2875, channelCount: 9, missing: 0,
                    firstTime: 10000000, lastTime: 29860000000, times: 0x25f363b3ac00,
                    checksum: 0x27984d30df9bd8e9, firstValues: [-5.512077, -0.705227, 8.646832]),
                ExpectedStream(
                    name: "right foot", count: 2888, channelCount: 9, missing: 0,
                    firstTime: 10000000, lastTime: 29860000000, times: 0x2633d8a6d600,
                    checksum: 0x1d99adce3150dff8, firstValues: [-6.505868, -0.26724, 7.467527]),
            ]),
    ]
}
