//! Device numbers of the sample. The IMEIs carry the test prefix 00, which no maker is given, and a right check digit.

/// A device's two numbers.
#[derive(Debug, Clone, Copy)]
pub struct DeviceNumbers {
    /// IMEI, 15 digits.
    pub imei: &'static str,
    /// IMEI as screens and papers space it.
    pub spaced: &'static str,
    /// Serial number.
    pub serial: &'static str,
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident = $imei:literal, $spaced:literal, $serial:literal;)*) => {
        $($(#[$doc])* pub const $name: DeviceNumbers = DeviceNumbers { imei: $imei, spaced: $spaced, serial: $serial };)*
        /// Every device of the sample.
        pub const ALL: &[DeviceNumbers] = &[$($name),*];
    };
}

numbers! {
    /// Aoyama's phone.
    AOYAMA = "009999011042177", "00999901 104217 7", "KZ8F0417QM";
    /// Hojo's phone.
    HOJO = "009999011183062", "00999901 118306 2", "KZ8F1183TR";
    /// Onodera's phone.
    ONODERA = "009999011255902", "00999901 125590 2", "MK3L2559AX";
    /// Takahashi's phone.
    TAKAHASHI = "009999011338716", "00999901 133871 6", "KZ7D3387PV";
    /// Wang's phone.
    WANG = "009999011470527", "00999901 147052 7", "MK3L4705CW";
    /// Morishita's phone.
    MORISHITA = "009999011599481", "00999901 159948 1", "KZ8F5994HD";
    /// Ichinose's phone.
    ICHINOSE = "009999011623752", "00999901 162375 2", "MK3L6237JE";
    /// Kuroki's phone.
    KUROKI = "009999011788035", "00999901 178803 5", "KZ8F7880LS";
    /// Minami's phone.
    MINAMI = "009999011844663", "00999901 184466 3", "MK3L8446NB";
    /// Fujimoto's registered phone.
    FUJIMOTO = "009999011905126", "00999901 190512 6", "KZ8F9051GK";
    /// The phone on Fujimoto's repair report.
    FUJIMOTO_REPAIRED = "009999012033910", "00999901 203391 0", "KZ8F0339YU";
    /// Carter's phone.
    CARTER = "009999012177402", "00999901 217740 2", "KZ8F1774EC";
    /// Asakura's phone, to be registered.
    ASAKURA = "009999012266858", "00999901 226685 8", "KZ8F2668AS";
    /// Hayashi's phone, to be registered.
    HAYASHI = "009999012310540", "00999901 231054 0", "MK3L3105HY";
    /// Sakuma's phone.
    SAKUMA = "009999012477133", "00999901 247713 3", "KZ8F4771SK";
    /// Murata's tablet.
    MURATA = "009999012588400", "00999901 258840 0", "MKP10588MR";
    /// Chen's phone.
    CHEN = "009999012600775", "00999901 260077 5", "KZ8F6007CH";
}
