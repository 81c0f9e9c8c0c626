import Import
import SensorData
import Testing

/// A small file of each format, made by hand; and how it is imported.
struct SmallFile: Sendable, CustomTestStringConvertible {
    var format: ForeignFormat
    var text: String
    var side: Side?
    var rate: Frequency?
    var mapping: String?

    var testDescription: String { format.title }

    var bytes: [UInt8] { Array(text.utf8) }

    func recording() throws(ImportError) -> ImportedRecording { try recording(of: bytes) }

    func recording(of bytes: [UInt8]) throws(ImportError) -> ImportedRecording {
        var channels: ChannelMapping?
        if let mapping { channels = try ChannelMapping(name: "mapping", json: Array(mapping.utf8)) }
        return try Importer().recording(of: [("file", bytes, side)], mapping: channels, rate: rate)
    }

    static let all: [SmallFile] = [
        moticon, physioNet, physioNetWithHeader, mtManager, xio, pedar, xsensor, stappone, loadsol, mapped,
    ]

    static let moticon = SmallFile(
        format: .moticonText,
        text: """
            # Start time: 03.02.2021 04:05:06.789
            # Sensor insoles: Left SN1, Right SN2
            # time\tleft pressure 1[N/cm²]\tleft pressure 15[N/cm²]\tleft acceleration Z[g]\tleft angular Y[dps]\tleft total force[N]\tright pressure 2[N/cm²]\tright total force[N]\tright steps[]
            0.00\t\t\t\t\t\t1.25\t100.00\t
            0.01\t0.25\t2.50\t0.998047\t-1.330000\t12.00\t1.50\t110.00\t21.00
            0.02\t0.50\t2.75\t1.002930\t2.660000\t14.00\t\t\t
            0.04\t0.75\t3.00\t1.000000\t0.700000\t15.00\t1.75\t90.00\t

            """)

    static let physioNet = SmallFile(
        format: .physionetGait,
        text: (0..<20).map { row in
            let cells = (1...16).map { "\(Double($0 * row) / 4)" }.joined(separator: "\t")
            return "0.\(row < 10 ? "0" : "")\(row)00\t\(cells)\t\(row).5\t\(row)\r\n"
        }.joined())

    static let physioNetWithHeader = SmallFile(
        format: .physionetGait,
        text: "Time(sec),"
            + ["left", "right"].flatMap { side in (1...8).map { "VGRF_\(side)_s\($0)" } }.joined(separator: ",")
            + ",Total_force_left,Total_force_right\n"
            + (1..<20).map { "0.\($0 < 10 ? "0" : "")\($0)00,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,36,100\n" }.joined()
    )

    static let mtManager = SmallFile(
        format: .mtManagerText,
        text: """
            // General information:
            //  DeviceId: 00ABCDEF
            //  Firmware Version: 1.2.3
            //  Update Rate: 50.0Hz
            PacketCounter\tSampleTimeFine\tAcc_X\tAcc_Y\tAcc_Z\tGyr_X\tGyr_Y\tGyr_Z\tRoll
            65533\t\t0.100000\t-0.200000\t9.810000\t0.001000\t0.002000\t-0.003000\t1.5
            65534\t\t0.110000\t-0.210000\t9.800000\t0.001100\t0.002100\t-0.003100\t1.6
            65535\t\t0.120000\t-0.220000\t9.790000\t0.001200\t0.002200\t-0.003200\t1.7
            00000\t\t0.130000\t-0.230000\t9.780000\t0.001300\t0.002300\t-0.003300\t1.8
            00004\t\t0.140000\t-0.240000\t9.770000\t0.001400\t0.002400\t-0.003400\t1.9

            """, side: .left)

    static let xio = SmallFile(
        format: .xioCSV,
        text: """
            Time (s),Accelerometer X (g),Accelerometer Y (g),Accelerometer Z (g),Gyroscope X (deg/s),Gyroscope Y (deg/s),Gyroscope Z (deg/s)
            0,0.01,0.02,1.01,1.5,-2.5,3.5
            0.002500001,0.011,0.021,1.011,1.6,-2.6,3.6
            0.002500001,0.011,0.021,1.011,1.6,-2.6,3.6
            0.005,0.012,0.022,1.012,1.7,-2.7,3.7
            0.0075,0.013,0.023,1.013,1.8,-2.8,3.8

            """, side: .right)

    static let pedar = SmallFile(
        format: .pedarASCII,
        text: """
            file name:  x.sol\tdate/time  05.06.21 07.08
            sensor type:  test
            total time [secs]:  0.040\ttime per frame [secs]:  0.01000\tscanning rate [Hz]:   100
            pressure values in  kPa

            mask definition:
            left insole: 1,30,60,90,
            right insole: 1,30,60,90,

            time[secs]    \t      1\t     30\t     60\t     90\t      1\t     30\t     60\t     90
                 0.01000\t  2.500\t  5.000\t  0.000\t  7.500\t 10.000\t  0.000\t  0.000\t 12.500
                 0.02000\t  5.000\t  5.000\t  0.000\t  7.500\t 10.000\t  0.000\t  0.000\t 15.000
                 0.03000\t  7.500\t  5.000\t  0.000\t  7.500\t 10.000\t  0.000\t  2.500\t 17.500
                 0.04000\t 10.000\t  5.000\t  0.000\t  7.500\t 10.000\t  0.000\t  0.000\t 20.000

            """)

    static let xsensor = SmallFile(
        format: .xsensorCSV,
        text: "\u{FEFF}File:,x.xsn,,\n,,,\nUnits:,mmHg,,\nThreshold:,5,,\n"
            + ["23:59:59.990", "00:00:00.003", "00:00:00.017"].enumerated().map { frame, time in
                "FRAME,\(frame + 7),,\n,,,\nDate, 2021 Mar 04,,\nTime, \(time),,\n"
                    + [("LF", 1), ("RF", 100)].map { side, load in
                        "SENSOR,AB12-\(side) S1,,\nRows,3,,\nColumns,2,,\nSensel Width (cm),1.5,,\nSensel Height (cm),2,,\n"
                            + "Average Pressure (mmHg),1,,\nSENSELS,,,\n\(load).25,0,,\n,,,\n0,0,,\n,,,\n\(load + frame),3.5,,\n"
                    }.joined() + "GROUP,1,,\nName,Left Heel,,\nSENSELS,,,\n1,2,,\n"
            }.joined())

    static let stappone = SmallFile(
        format: .stapponeCSV,
        text: """
            sole_id,timestamp,accel_x,accel_y,accel_z,gyro_x,gyro_y,gyro_z,pressure_01,pressure_02,corrupt
            2,1600000000123,-1780,-387,9748,-6108,-31764,3665,357,474,0
            2,1600000000139,-1781,-388,9749,-6109,-31765,3666,358,475,0
            2,1600000000155,-1782,-389,9750,-6110,-31766,3667,359,476,1
            2,1600000000171,-1783,-390,9751,-6111,-31767,3668,360,477,0

            """, side: .right)

    static let loadsol = SmallFile(
        format: .loadsolText,
        text: """
            loadapp_2021_02_03_04_05_06_007.loadflux
            comment trial
            \tAB1-L::heel\tAB1-L::medial\tAB1-L::lateral\tAB1-L\t\tAB1-L::xAcc\tAB1-L::zGyro\t\tAB2-R::lateral\tAB2-R::medial\tAB2-R::heel\tAB2-R\t
            Time[secs]\tForce[N]\tForce[N]\tForce[N]\tForce[N]\tTime[secs]\t[g]\t[rad/s]\tTime[secs]\tForce[N]\tForce[N]\tForce[N]\tForce[N]\t
            0.000\t10.500\t20.250\t30.125\t60.875\t0.000\t-0.554\t0.015\t0.000\t1.000\t2.000\t3.000\t6.000\t\t
            0.005\t11.500\t21.250\t31.125\t63.875\t0.005\t-\t-\t0.005\t1.100\t2.100\t3.100\t6.300\t\t
            0.010\t12.500\t22.250\t32.125\t66.875\t0.010\t-0.552\t0.013\t0.010\t1.200\t2.200\t3.200\t6.600\tEnd measurement\t

            """)

    static let mapped = SmallFile(
        format: .mappedTable,
        text: """
            made by hand
            time;a;b;c;mark
            100;1,5;2,25;n/a;x
            110;1,6;2,50;7;x
            120;1,7;2,75;8;x
            130;1,8;3,00;9;x

            """,
        mapping: """
            {"name": "by hand", "table": {"delimiter": "semicolon", "skipLines": 1, "decimalComma": true, "missing": ["n/a"]},
             "time": {"kind": "column", "column": "time", "unit": "ms", "rate": 100},
             "streams": [
              {"name": "left foot", "side": "left", "placement": "instep", "channels": [
               {"column": "a", "quantity": "acceleration", "axis": "z", "unit": "g", "scale": -1},
               {"column": 3, "quantity": "angularRate", "axis": "y", "unit": "deg/s"}]},
              {"name": "right insole", "side": "right", "placement": "insole", "channels": [
               {"column": "c", "quantity": "cellLoad", "cell": 1, "unit": "counts"}],
               "cells": [{"number": 1, "x": 20, "y": -5, "area": 300, "region": "heel"}]}]}
            """)
}
